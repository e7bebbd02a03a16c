import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HallServer } from "./hall_server.ts";
import { PHONE, shot, startBrowser } from "./look.ts";
import { cardBytes, fragmentOf, SAMPLE, SECRET } from "./sample_card.ts";

let browser: Browser;
let hall: HallServer;
const fragment = fragmentOf(cardBytes(SAMPLE));
/** A key that the hall's list does not hold. */
const FORGER = Uint8Array.from(SECRET).reverse();

beforeAll(async () => {
  browser = await startBrowser();
  hall = await HallServer.start();
});
afterAll(async () => {
  await browser.close();
  await hall.stop();
});
beforeEach(() => {
  hall.asked.length = 0;
});

async function phone(hash: string, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, locale: "zh-CN", ...more });
  const page = await context.newPage();
  await page.goto(`${hall.address}/t/#${hash}`);
  await page.waitForSelector(".seal, .full");
  return page;
}

/** A card that names another key: its second byte is the first of the key's name. */
function renamed(card: Uint8Array): Uint8Array {
  return card.map((byte, i) => (i === 1 ? byte ^ 1 : byte));
}

describe("the phone page", () => {
  it("shows the exhibit's figures, tells the hall once, and asks for nothing else", async () => {
    const page = await phone(fragment);
    await page.waitForSelector(".seal.valid");
    expect(await page.textContent(".total .figure")).toBe("1,596.00");
    await shot(page, "phone-zh");
    await page.setViewportSize({ width: 1024, height: 768 });
    await shot(page, "phone-page-tablet");
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 990 });
    await shot(page, "phone-print");
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 360, height: 780 });
    await page.reload();
    await page.waitForSelector(".seal.valid");
    const opened = hall.asked.filter((ask) => ask.path === "/t/opened");
    expect(opened).toEqual([
      { method: "POST", path: "/t/opened", type: "application/json", body: { code: "0123456789abcdef" } },
    ]);
    expect(new Set(hall.asked.map((ask) => ask.path))).toEqual(new Set(["/t/", "/t/keys.json", "/t/opened"]));
    await page.context().close();
  });

  it("goes on without network: language, picture, another look at the figures", async () => {
    const page = await phone(fragment);
    await page.context().setOffline(true);
    await page.click(".language");
    expect(await page.textContent("h1")).toContain("2026");
    await shot(page, "phone-en");
    await page.click(".primary");
    const picture = await page.getAttribute(".picture img", "src");
    expect(picture?.startsWith("data:image/png")).toBe(true);
    await shot(page, "phone-picture");
    await page.context().close();
  });

  it("refuses a changed fragment with a sentence and no figure", async () => {
    const changed = fragment.slice(0, 60) + ((Number(fragment[60]) + 1) % 10) + fragment.slice(61);
    const page = await phone(changed);
    await page.waitForSelector(".full.refused");
    expect(await page.textContent("body")).not.toContain("1,596");
    await shot(page, "phone-refused");
    expect(hall.asked.some((ask) => ask.path === "/t/opened")).toBe(false);
    await page.context().close();
  });

  it("never renders a fragment as HTML", async () => {
    const page = await phone("<img src=x onerror='window.harmed=1'><h2>hi</h2>");
    await page.waitForSelector(".full.refused");
    expect(await page.evaluate(() => "harmed" in window)).toBe(false);
    expect(await page.locator("img, h2").count()).toBe(0);
    await page.context().close();
  });

  it("refuses a fragment whose key's name was changed too, with a sentence, and offers no way to its figures", async () => {
    const page = await phone(fragmentOf(renamed(cardBytes({ ...SAMPLE, total: 1 })), FORGER));
    await page.waitForSelector(".full.refused");
    expect(await page.textContent(".full.refused .do")).toContain("请问工作人员");
    expect(await page.locator(".sheet, main button").count()).toBe(0);
    await shot(page, "phone-unknown-key");
    expect(hall.asked.some((ask) => ask.path === "/t/opened")).toBe(false);
    await page.context().close();
  });

  it("shows no figure where keys are out of reach, and the bill once they are there", async () => {
    const known = hall.keys;
    hall.keys = null;
    const page = await phone(fragment);
    await page.waitForSelector(".full.unchecked");
    expect(await page.locator(".sheet").count()).toBe(0);
    expect(hall.asked.some((ask) => ask.path === "/t/opened")).toBe(false);
    await shot(page, "phone-unchecked");
    hall.keys = known;
    await page.click(".full .primary");
    await page.waitForSelector(".seal.valid");
    expect(await page.textContent(".total .figure")).toBe("1,596.00");
    await expect.poll(() => hall.asked.filter((ask) => ask.path === "/t/opened").length).toBe(1);
    await page.context().close();
  });

  it("marks demo data, a price to be verified and an expired link", async () => {
    const late = {
      ...SAMPLE,
      demo: true,
      priceUnverified: true,
      lowIncome: true,
      multiPerson: true,
      people: 6,
    };
    const page = await phone(fragmentOf(cardBytes({ ...late, validUntil: 1_700_000_000, area: 250 })));
    await page.waitForSelector(".notice.late");
    expect(await page.locator(".notice").count()).toBe(3);
    expect(await page.textContent("h1")).toContain("250");
    await shot(page, "phone-marks");
    await page.context().close();
  });

  it("reflows at 320 px without scrolling sideways, also with text twice as large", async () => {
    const page = await phone(fragment, { viewport: { width: 320, height: 640 } });
    await page.waitForSelector(".seal.valid");
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - 320);
    expect(await over()).toBeLessThanOrEqual(0);
    await shot(page, "phone-320");
    await page.click("summary");
    expect(await over()).toBeLessThanOrEqual(0);
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    await shot(page, "phone-200");
    expect(await over()).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it("is kept as a picture in WeChat, which does not print", async () => {
    const page = await phone(fragment, { userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0" });
    await page.waitForSelector(".sheet");
    expect(await page.locator(".actions button").count()).toBe(1);
    await page.context().close();
  });
});

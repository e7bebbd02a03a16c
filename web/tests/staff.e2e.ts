import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HallServer } from "./hall_server.ts";
import { DESK, shot, startBrowser } from "./look.ts";

let browser: Browser;
let hall: HallServer;

beforeAll(async () => {
  browser = await startBrowser();
  hall = await HallServer.start();
  const drawing = await browser.newPage({ viewport: { width: 960, height: 540 } });
  // Pictures of displays for the sample hall, drawn here: nothing of them is compared.
  for (const [name, colour] of [
    ["near", "#dfe9e4"],
    ["far", "#cfe0da"],
  ] as const) {
    await drawing.setContent(
      `<body style="margin:0;background:${colour};font:700 90px sans-serif"><p>${name}</p>`,
    );
    hall.pictures[name] = await drawing.screenshot();
  }
  await drawing.close();
});
afterAll(async () => {
  await browser.close();
  await hall.stop();
});
beforeEach(() => {
  hall.asked.length = 0;
  Object.assign(hall, { signedIn: true, demo: "some", empty: false });
});

/** A page whose console errors, among them refusals by the content policy, fail the test. */
async function desk(
  path: string,
  more: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ ...DESK, locale: "zh-CN", ...more });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (line) => {
    if (/Content Security Policy|Refused to/.test(line.text())) errors.push(line.text());
  });
  await page.goto(hall.address + path);
  return { page, errors };
}

describe("the statistics page", () => {
  it("shows the day's numbers with what they were counted in, and renews them", async () => {
    const { page, errors } = await desk("/");
    await page.waitForSelector(".totals");
    await page.waitForTimeout(2600);
    expect(await page.textContent(".total.lead .figure")).toBe("236");
    expect(await page.textContent(".total:nth-child(2) .figure")).toBe("1 分 45 秒");
    expect(await page.textContent(".total:nth-child(6) .quiet")).toBe("占出示的 72%，n = 61 个码");
    expect(await page.textContent(".head .demo")).toBe("含演示数据");
    expect(await page.locator(".funnel li").count()).toBe(4);
    expect(hall.asked.filter((ask) => ask.path.startsWith("/api/statistics")).length).toBeGreaterThan(1);
    expect(await page.locator(".chart canvas").count()).toBe(1);
    expect(await page.textContent(".dwell li:first-child .shares")).toBe(
      "中位数 1 分 36 秒 · 九成位 2 分 51 秒",
    );
    expect(await page.textContent(".modes li:last-child")).toBe("低位操作 开启<5");
    expect(await page.textContent(".draw li.most .visits")).toBe("38");
    expect(await page.textContent(".trouble li:last-child dd:last-child")).toBe("19 次，出现在 14 次体验里");
    expect(await page.textContent(".choices section:first-child li:last-child")).toBe("北京<5");
    expect(await page.textContent("main")).not.toMatch(/true|tianjin/);
    expect(await page.locator(".tasks h3").allTextContents()).toEqual(["支付宝", "网上国网"]);
    expect(await page.textContent(".tasks section:last-child li:nth-child(2)")).toBe(
      "充值交电费 自己来64%11 次里做完 7 次 · 做完的中位数 1 分 28 秒 · 求助 1.5 · 走错 0.9",
    );
    expect(await page.textContent(".tasks section:last-child li:last-child .shares")).toContain("无数据");
    expect(await page.textContent(".tasks .few")).toBe(
      "<5 给爸妈家交电费 (带着做)、给自己家交电费 (和排队比)",
    );
    expect(await page.locator(".left li").allTextContents()).toEqual([
      "绑定户号 网上国网9",
      "锁屏 网上国网6",
      "不知道（没有结束记录） 网上国网5",
      "输入支付密码 支付宝<5",
    ]);
    await shot(page, "desk-zh");
    await page.click(".language");
    await page.waitForTimeout(500);
    await shot(page, "desk-en");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("says no data where there is none, and never 0", async () => {
    hall.empty = true;
    hall.demo = "none";
    const { page } = await desk("/");
    await page.waitForSelector(".totals");
    expect(await page.textContent(".total:nth-child(2) .figure")).toBe("无数据");
    expect(await page.textContent(".total:nth-child(3) .figure")).toBe("无数据");
    expect(await page.locator(".no-data").count()).toBe(10);
    expect(await page.locator(".head .demo").count()).toBe(0);
    await shot(page, "desk-empty");
    await page.context().close();
  });

  it("keeps good content when the network goes, and says since when", async () => {
    const { page } = await desk("/");
    await page.waitForSelector(".totals");
    await page.context().setOffline(true);
    await page.waitForSelector(".fresh.stale", { timeout: 15_000 });
    expect(await page.textContent(".fresh")).toMatch(/\d\d:\d\d:\d\d/);
    expect(await page.textContent(".total.lead .figure")).toBe("236");
    await page.context().setOffline(false);
    await page.waitForSelector(".fresh.live", { timeout: 15_000 });
    await page.context().close();
  });

  it("asks for the chosen days and hands out what is shown as CSV", async () => {
    const { page } = await desk("/");
    await page.waitForSelector(".totals");
    await page.click(".range .pill:nth-child(3)");
    await page.fill('input[type="date"] >> nth=0', "2026-11-20");
    await page.fill('input[type="date"] >> nth=1', "2026-11-10");
    await expect
      .poll(() => hall.asked.at(-1)?.path)
      .toBe("/api/statistics/exhibits?from=2026-11-10&to=2026-11-20");
    await page.waitForSelector(".totals");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".head > .pill")]);
    const csv = await readFile(await download.path(), "utf8");
    expect(csv).toContain("totals,体验人次,,236,\r\n");
    await page.context().close();
  });

  it("leads to sign-in whoever is not signed in", async () => {
    hall.signedIn = false;
    const { page } = await desk("/");
    await page.waitForURL("**/sign-in?to=%2F");
    await page.context().close();
  });

  it("fits a tablet and a phone without scrolling sideways", async () => {
    for (const [name, width] of [
      ["tablet", 820],
      ["narrow", 320],
    ] as const) {
      const { page } = await desk("/", { viewport: { width, height: 1100 } });
      await page.waitForSelector(".totals");
      await page.waitForTimeout(600);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await shot(page, `desk-${name}`);
      await page.context().close();
    }
  });
});

describe("the screens page", () => {
  const orders = () =>
    hall.asked.filter((ask) => ask.path.endsWith("/orders")).map((ask) => ask.body as Order);

  it("sends a touch on a picture as a touch of the display, in order and not too often", async () => {
    const { page, errors } = await desk("/screens");
    await page.waitForSelector(".glass img");
    const box = await page.locator('[data-display="near"] .glass').boundingBox();
    if (!box) throw new Error("no picture");
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5, { steps: 60 });
    await page.mouse.up();
    await expect.poll(() => orders().at(-1)?.phase).toBe("ended");
    const sent = orders();
    expect(sent[0]).toMatchObject({ type: "touch", display: "near", phase: "began" });
    expect(sent[0]?.x).toBeCloseTo(0.25, 1);
    expect(sent.at(-1)?.x).toBeCloseTo(0.75, 1);
    expect(sent.slice(1, -1).every((order) => order.phase === "moved")).toBe(true);
    expect(new Set(sent.map((order) => order.finger)).size).toBe(1);
    await shot(page, "screens-zh");
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it("touches by keyboard", async () => {
    const { page } = await desk("/screens");
    await page.waitForSelector(".glass img");
    await page.focus('[data-display="far"] .glass');
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => orders().map((order) => order.phase)).toEqual(["began", "ended"]);
    expect(orders()[0]).toMatchObject({ display: "far", x: 0.52, y: 0.5 });
    await page.context().close();
  });

  it("orders a scene, pauses, and restarts only after asking", async () => {
    const { page } = await desk("/screens", { locale: "en" });
    await page.waitForSelector(".glass img");
    const first = page.locator(".exhibit").first();
    await expect.poll(() => first.locator("figcaption").first().textContent()).toContain("Tiered price");
    await first.locator("select").selectOption({ label: "Home" });
    await first.getByText("Pause idle timer").click();
    await first.getByText("Clean for 60 s").click();
    await first.getByText("Restart exhibit").click();
    await page.waitForSelector("dialog[open]");
    await shot(page, "screens-restart", false);
    expect(orders().some((order) => order.command === "restart")).toBe(false);
    await page.click("dialog .primary");
    await expect.poll(() => orders().length).toBe(4);
    expect(orders()).toEqual([
      { type: "command", command: "scene", argument: "home" },
      { type: "command", command: "idle_pause", argument: "on" },
      { type: "command", command: "cleaning", argument: "60" },
      { type: "command", command: "restart", argument: "" },
    ]);
    await page.context().close();
  });

  it("marks a silent exhibit and takes no touch for it", async () => {
    const { page } = await desk("/screens");
    await page.waitForSelector(".exhibit.silent");
    expect(await page.textContent(".state.off")).toBe("12 分钟没有消息");
    await page.locator(".exhibit.silent .glass").click({ force: true });
    await page.waitForTimeout(300);
    expect(orders()).toEqual([]);
    await page.context().close();
  });
});

describe("sign-in", () => {
  it("says that a PIN is wrong, makes a hasty hand wait, and goes back where one came from", async () => {
    hall.signedIn = false;
    const { page, errors } = await desk("/sign-in?to=%2Fscreens");
    await page.fill("#pin", "111111");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#said")).toBe("PIN 不对，请再试。");
    await shot(page, "sign-in", false);
    await page.fill("#pin", "000000");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#said")).toMatch(/请等 [67] 秒/);
    expect(await page.isDisabled(".primary")).toBe(true);
    await expect.poll(() => page.isDisabled(".primary"), { timeout: 12_000 }).toBe(false);
    await page.fill("#pin", hall.pin);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/screens");
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

interface Order {
  type: string;
  display?: string;
  phase?: string;
  finger?: number;
  x?: number;
  command?: string;
}

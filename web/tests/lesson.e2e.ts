import type { Browser, Page } from "playwright-core";
import { gzipSync } from "node:zlib";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Book } from "../src/lesson/book.ts";
import { HallServer } from "./hall_server.ts";
import { shot, startBrowser } from "./look.ts";
import { fragmentOf, SECRET } from "./sample_card.ts";
import { LESSON, lessonBytes } from "./sample_lesson.ts";

/** A large phone's pixels, as most visitors have. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
/** Most bytes of the phone page on its way, with all lessons. */
const LIGHT = 150_000;

let browser: Browser;
let hall: HallServer;

beforeAll(async () => {
  browser = await startBrowser();
  hall = await HallServer.start();
  // The same page, built with the practice phone of these tests.
  hall.pages = "tests/practice/dist";
});
afterAll(async () => {
  await browser.close();
  await hall.stop();
});
beforeEach(() => {
  hall.asked.length = 0;
  hall.lessons = null;
});

function sealed(change: Partial<typeof LESSON> = {}, secret = SECRET): string {
  return fragmentOf(lessonBytes({ ...LESSON, ...change }), secret);
}

async function phone(hash: string, more: object = {}): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, locale: "zh-CN", ...more });
  const page = await context.newPage();
  await page.goto(`${hall.address}/t/#${hash}`);
  await page.waitForSelector(".seal, .full");
  return page;
}

describe("the phone page with a lesson", () => {
  it("shows each step as a picture with one ring, tells the hall once, and asks for nothing else", async () => {
    const page = await phone(sealed());
    expect(await page.textContent("h1")).toBe("给电费充值");
    expect(await page.title()).toContain("给电费充值");
    expect(await page.locator(".steps > li").count()).toBe(6);
    expect(await page.locator(".steps .here").count()).toBe(5);
    expect(await page.locator(".steps .here").allTextContents()).toEqual([
      "网上国网",
      "去充值",
      "100 元",
      "下一步",
      "支付密码",
    ]);
    expect(await page.textContent(".example.hidden")).toContain("123456");
    expect(await page.locator(".steps h2").nth(4).textContent()).toContain("输您自己的");
    expect(await page.textContent(".after")).toContain("112.40");
    await shot(page, "lesson-zh");
    await expect.poll(() => hall.asked.some((ask) => ask.path === "/t/opened")).toBe(true);
    expect(hall.asked.find((ask) => ask.path === "/t/opened")?.body).toEqual({ code: LESSON.code });
    expect(new Set(hall.asked.map((ask) => ask.path))).toEqual(
      new Set(["/t/", "/t/keys.json", "/t/opened", "/t/lessons.json"]),
    );
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 990 });
    expect(await page.locator(".real .host").isVisible()).toBe(true);
    expect(await page.locator(".real .primary").isVisible()).toBe(false);
    await shot(page, "lesson-print");
    await page.context().close();
  });

  it("says where the link leads before it is touched, and leaves nothing of the visit behind", async () => {
    const page = await phone(sealed({ realThing: "https://app.hall.example/pay?a=1&b=2" }));
    const link = page.locator(".real a");
    expect(await page.textContent(".real .host")).toBe("app.hall.example");
    expect(await link.getAttribute("href")).toBe("https://app.hall.example/pay?a=1&b=2");
    expect(await link.getAttribute("rel")).toBe("noopener noreferrer");
    expect(await page.textContent(".real")).toContain("不会向您要密码");
    expect(await page.locator("main a").count()).toBe(1);
    await page.context().close();
  });

  it("begins in the language of the visit, turns to the other, and goes on without network", async () => {
    const page = await phone(sealed({ task: "wsgw-outage", language: "en" }));
    expect(await page.textContent("h1")).toBe("Look up outages");
    expect(await page.textContent(".in-chinese b")).toBe("停电查询");
    expect(await page.locator(".phone-dialog .here").count()).toBe(1);
    await shot(page, "lesson-en");
    await page.context().setOffline(true);
    await page.click(".language");
    expect(await page.textContent("h1")).toBe("查停电通知");
    expect(await page.locator(".phone-picture").count()).toBe(7);
    await page.context().close();
  });

  it("keeps the language that was chosen on this phone", async () => {
    const page = await phone(sealed({ language: "en" }));
    await page.click(".language");
    await page.reload();
    await page.waitForSelector(".lesson");
    expect(await page.textContent("h1")).toBe("给电费充值");
    await page.context().close();
  });

  it.each([
    ["zh-CN", "链接的内容与签名不符"],
    ["en", "does not match its signature"],
  ])("refuses a changed fragment in %s, with no step and no link", async (locale, said) => {
    const good = sealed();
    // The last digit of the second 7 bytes: a figure of the code's number.
    const changed = good.slice(0, 33) + ((Number(good[33]) + 1) % 10) + good.slice(34);
    const page = await phone(changed, { locale });
    await page.waitForSelector(".full.refused");
    expect(await page.textContent(".full.refused")).toContain(said);
    expect(await page.locator(".lesson, main a, .phone-picture").count()).toBe(0);
    await shot(page, `lesson-refused-${locale}`);
    expect(hall.asked.some((ask) => ask.path === "/t/opened")).toBe(false);
    await page.context().close();
  });

  it("refuses a link that another key signed, or that is no web address, and waits for keys it lacks", async () => {
    const forger = Uint8Array.from(SECRET).reverse();
    for (const bad of [
      sealed({}, forger),
      sealed({ realThing: "javascript:alert(1)" }),
      sealed({ realThing: "https://www.95598.cn@evil.example/" }),
    ]) {
      const page = await phone(bad);
      await page.waitForSelector(".full.refused");
      expect(await page.locator("main a").count()).toBe(0);
      await page.context().close();
    }
    const known = hall.keys;
    hall.keys = null;
    const page = await phone(sealed());
    await page.waitForSelector(".full.unchecked");
    expect(await page.locator("main a").count()).toBe(0);
    hall.keys = known;
    await page.click(".full .primary");
    await page.waitForSelector(".lesson");
    await page.context().close();
  });

  it.each(["zh-CN", "en"] as const)(
    "knows no newer lesson, says so kindly in %s, and links on",
    async (language) => {
      const page = await phone(sealed({ task: "wsgw-next-year", language }));
      expect(await page.textContent(".lesson-head")).toContain(
        language === "en" ? "you did nothing wrong" : "不是您弄错了",
      );
      expect(await page.locator(".real a").count()).toBe(1);
      expect(await page.locator(".phone-picture").count()).toBe(0);
      await shot(page, `lesson-unknown-${language}`);
      await page.context().close();
    },
  );

  it("shows the hall's own lessons where its server has some, also without network afterwards", async () => {
    const own = JSON.parse(readFileSync("tests/practice/lessons.json", "utf8")) as Book;
    const [app] = own.apps;
    const lesson = app?.lessons[0];
    if (!app || !lesson) throw new Error("the practice book has no lesson");
    hall.lessons = { ...own, apps: [{ ...app, lessons: [{ ...lesson, id: "wsgw-own" }] }] };
    const page = await phone(sealed({ task: "wsgw-own" }));
    await page.waitForSelector(".phone-picture");
    expect(await page.textContent("h1")).toBe("给电费充值");
    await page.context().setOffline(true);
    await page.click(".language");
    expect(await page.textContent("h1")).toBe("Top up the balance");
    expect(await page.locator(".steps .here").count()).toBe(5);
    await page.context().close();
  });

  it.each([404, "<html>", '{"texts":1}'])(
    "shows its own lessons where the server answers %j",
    async (answer) => {
      hall.lessons = answer;
      const page = await phone(sealed());
      await expect.poll(() => hall.asked.some((ask) => ask.path === "/t/lessons.json")).toBe(true);
      await page.waitForTimeout(300);
      expect(await page.locator(".steps .here").count()).toBe(5);
      await page.context().close();
    },
  );

  it("draws every piece of a page inside its picture, in both languages", async () => {
    for (const language of ["zh-CN", "en"] as const) {
      for (const task of ["wsgw-topup", "wsgw-outage", "wsgw-bill"]) {
        const page = await phone(sealed({ task, language }));
        const outside = await page.evaluate(() =>
          [...document.querySelectorAll(".phone-picture")].flatMap((picture) => {
            const room = picture.getBoundingClientRect();
            return [...picture.querySelectorAll(".p-touch, .p-text, .p-box, img, .here")]
              .map((piece) => ({ piece, box: piece.getBoundingClientRect() }))
              .filter(({ box }) => box.left < room.left || box.right > room.right || box.bottom > room.bottom)
              .map(({ piece }) => `${piece.className}: ${piece.textContent}`);
          }),
        );
        expect(outside).toEqual([]);
        await page.context().close();
      }
    }
  });

  it("says that its time is over and shows the steps all the same", async () => {
    const page = await phone(sealed({ validUntil: 1_700_000_000 }));
    expect(await page.textContent(".notice.late")).toContain("步骤还可以照着做");
    expect(await page.locator(".steps .here").count()).toBe(5);
    await page.context().close();
  });

  it("is large: 18 px for what is read, 60 px for what is touched, and never wider than the phone", async () => {
    for (const language of ["zh-CN", "en"] as const) {
      for (const task of ["wsgw-topup", "wsgw-outage", "wsgw-bill", "wsgw-next-year"]) {
        const page = await phone(sealed({ task, language }));
        const small = await page.evaluate(() => {
          const leaves = [...document.querySelectorAll("main *")].filter((one) =>
            [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
          );
          return leaves
            .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 18)
            .map((one) => `${one.className}: ${one.textContent}`);
        });
        expect(small).toEqual([]);
        const low = await page.evaluate(() =>
          [...document.querySelectorAll("button, a")]
            .filter((one) => one.getBoundingClientRect().height < 60)
            .map((one) => one.className),
        );
        expect(low).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        await page.context().close();
      }
    }
  });

  it("is light with all of the hall's lessons", () => {
    expect(gzipSync(readFileSync("dist/t/index.html")).length).toBeLessThan(LIGHT);
  });
});

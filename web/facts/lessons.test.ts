import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  findLesson,
  textOf,
  type Book,
  type BookPage,
  type BookStep,
  type Part,
} from "../src/lesson/book.ts";
import { drawLessons, sourcesOf } from "./lessons.ts";
import { holds, type Held } from "./phone_held.ts";

const project = sourcesOf(resolve(".."));
const practice = resolve("tests/practice");
const { book, warnings } = drawLessons({
  ...project,
  documents: `${practice}/phone`,
  words: `${practice}/locales`,
});

function steps(task: string): readonly BookStep[] {
  return findLesson("wsgw", task, book)?.lesson.steps ?? [];
}

/** All of a page's words in Chinese, the touched control in brackets. */
function words(page: BookPage, from: Book = book): string {
  const say = (text: number) => textOf(text, "zh-CN", from);
  const look = (part: unknown): string[] => {
    if (Array.isArray(part)) return part.flatMap(look);
    if (typeof part === "number") return [say(part)];
    if (typeof part !== "object" || part === null) return [];
    if ("percent" in part) return [`bars ${(part.percent as number[]).length}`];
    const own = Object.values(part).flatMap(look);
    return "here" in part ? [`[${own.join(" ")}]`] : "chosen" in part ? [`(${own.join(" ")})`] : own;
  };
  const dialog = page.dialog ? ` | ${look(page.dialog).join(" ")}` : "";
  return `${say(page.title)}: ${look(page.parts).join(" ")}${dialog}`;
}

describe("a lesson's pictures", () => {
  it("stand on the page of each step as the steps before left it, and mark the control", () => {
    expect(steps("wsgw-topup").map((step) => words(step.page))).toEqual([
      "网上国网: 账户余额 12.40 元 还够 ··· 天 [去充值] 停电查询 电费账单 bars 6 bars 7",
      "充值缴费: 户号 1000 2345 67 户名 张家 供电公司的人不会向您要密码。 50 元 [100 元] 充多少？ 下一步",
      "充值缴费: 户号 1000 2345 67 户名 张家 供电公司的人不会向您要密码。 50 元 (100 元) 充多少？ [下一步]",
      "输入支付密码: 要付 100 元 [支付密码]",
    ]);
    const after = findLesson("wsgw", "wsgw-topup", book)?.lesson.after;
    expect(after && words(after)).toBe("充值结果: 充好了 账户余额 112.40 元");
  });

  it("follow a question in front of the page, a row, typed characters and a tick", () => {
    expect(
      steps("wsgw-outage")
        .map((step) => words(step.page))
        .slice(1),
    ).toEqual([
      "网上国网: 账户余额 12.40 元 还够 ··· 天 去充值 停电查询 电费账单 bars 6 bars 7 | 网络有点忙 不是您点错了，再试一次就好。 [再试一次] 先不看",
      "停电查询: ··· 您家这一带 [··· 您家这一带]",
      "您家这一带: 几点停 09:00 状态 ··· [地方] 我同意 下一步",
      "您家这一带: 几点停 09:00 状态 ··· 地方 天津路 [我同意] 下一步",
      "您家这一带: 几点停 09:00 状态 ··· 地方 天津路 (我同意) [下一步]",
    ]);
    expect(steps("wsgw-outage")[3]?.types).toEqual({ text: "天津路", hidden: false });
    expect(steps("wsgw-topup")[3]?.types).toEqual({ text: "123456", hidden: true });
    expect(findLesson("wsgw", "wsgw-outage", book)?.lesson.after).toBeNull();
  });

  it("draw a long list as far as the finger goes, and say a month by its name", () => {
    const page = steps("wsgw-bill")[1]?.page;
    expect(page && words(page)).toBe("电费账单: 10月 ··· 9月 ··· 8月 ··· 7月 ··· 6月 ··· [5月 ···]");
    const after = findLesson("wsgw", "wsgw-bill", book)?.lesson.after;
    expect(after && words(after)).toBe("5月: ··· 08:30 ··· 09:00 用电 160 千瓦时 先不看");
  });

  it("leave out the practice phone's own word that no money is taken", () => {
    expect(JSON.stringify(book.texts)).not.toContain("一分钱也不会扣");
  });

  it("are in both languages, with icons in the theme's colours, and nothing is missing", () => {
    expect(warnings).toEqual([]);
    for (const pair of book.texts) expect(pair.every((text) => text !== "")).toBe(true);
    expect(textOf(steps("wsgw-topup")[0]?.say ?? -1, "en", book)).toBe('Touch "Top up"');
    expect(Object.keys(book.icons).sort()).toEqual(["calendar", "meter"]);
    for (const icon of Object.values(book.icons)) expect(icon).not.toMatch(/#0([0-9])0\1/);
  });

  it("of a task this page does not hold are not found", () => {
    expect(findLesson("wsgw", "wsgw-new", book)).toBeNull();
    expect(findLesson("constructor", "wsgw-topup", book)).toBeNull();
  });
});

describe("a condition", () => {
  it("holds as it does on the practice phone", () => {
    const held: Held = new Map([
      ["a", { flag: true }],
      ["b", { text: "x" }],
      ["c", { text: "" }],
    ]);
    const all = [null, "a", "b", "!c", "b=x", "b!=y", "a=true", "!d", "d!=x"];
    expect(all.filter((condition) => !holds(held, condition))).toEqual([]);
    expect(["!a", "c", "d", "b=y", "b!=x", "d=", "a=false"].filter((one) => holds(held, one))).toEqual([]);
  });
});

describe("the hall's own lessons", () => {
  const own = drawLessons(project);
  const pages = own.book.apps.flatMap((app) =>
    app.lessons.flatMap((lesson) => lesson.steps.map((step) => ({ id: lesson.id, step }))),
  );
  const marks = (parts: readonly Part[]): number => JSON.stringify(parts).split('"here":true').length - 1;

  it.runIf(pages.length > 0)("can be walked, have all their words, and mark one control a step", () => {
    expect(own.warnings).toEqual([]);
    for (const { id, step } of pages)
      expect(marks(step.page.parts) + marks(step.page.dialog?.parts ?? []), id).toBe(1);
  });

  it("keep the page light", () => {
    expect(gzipSync(JSON.stringify(own.book)).length).toBeLessThan(80_000);
  });
});

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BOOK, coloursOf, findLesson, textOf } from "./book.ts";
import { readBook } from "./own_book.ts";

describe("the book of lessons", () => {
  it("gives a lesson by the ids that a code carries, in both languages", () => {
    const found = findLesson("wsgw", "wsgw-topup");
    const says = (language: "zh-CN" | "en") => textOf(found?.lesson.steps[0]?.say ?? -1, language);
    expect([says("zh-CN"), says("en")]).toEqual(["点一下“去充值”", 'Touch "Top up"']);
  });

  it("has nothing for ids it does not hold, nor for a number", () => {
    expect(findLesson("wsgw", "wsgw-next-year")).toBeNull();
    expect(findLesson("constructor", "wsgw-topup")).toBeNull();
    expect(findLesson("alipay", "wsgw-topup")).toBeNull();
    expect(textOf(BOOK.texts.length, "en")).toBe("");
  });

  it("brings its own colours", () => {
    const colours = coloursOf(BOOK);
    for (const app of BOOK.apps)
      for (const token of [app.colour, app.on_colour])
        expect(colours[`--${token}`]).toMatch(/^#[0-9a-f]{6}$/);
  });

  it("keeps the page light", () => {
    expect(gzipSync(JSON.stringify(BOOK)).length).toBeLessThan(40_000);
  });
});

describe("a book from the hall's server", () => {
  it("is taken where it is one", () => {
    expect(readBook(JSON.parse(JSON.stringify(BOOK)))).toEqual(BOOK);
  });

  it.each([
    null,
    1,
    "book",
    [],
    {},
    { texts: [], apps: [] },
    { ...BOOK, texts: {} },
    { ...BOOK, colours: null },
  ])("is left where it is none: %j", (sent) => {
    expect(readBook(sent)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { WORDS as PHONE } from "../phone/words.ts";
import { WORDS as STAFF } from "../staff/words.ts";
import { monthName, price, yuan } from "./figures.ts";
import { fill, firstLanguage } from "./language.ts";

const names = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

describe("messages", () => {
  it.each([
    ["phone", PHONE],
    ["staff", STAFF],
  ])("of the %s pages are the same in both languages, with the same values", (_, words) => {
    const zh = words["zh-CN"] as Record<string, string>;
    const en = words.en as Record<string, string>;
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const key of Object.keys(zh)) {
      expect(names(en[key] ?? ""), key).toEqual(names(zh[key] ?? ""));
      expect(en[key], key).not.toBe("");
    }
  });

  it("are filled with values as text", () => {
    expect(fill("{a} and {a}, {b}", { a: "<b>$&" })).toBe("<b>$& and <b>$&, {b}");
  });
});

describe("the first language", () => {
  it("is the remembered one, else the browser's, else Chinese", () => {
    expect(firstLanguage("en", ["zh-CN"])).toBe("en");
    expect(firstLanguage("xx", ["fr", "en-GB"])).toBe("en");
    expect(firstLanguage(null, ["zh-TW", "en"])).toBe("zh-CN");
    expect(firstLanguage(null, ["fr"])).toBe("zh-CN");
  });
});

describe("money", () => {
  it("is exact to the fen and never loses a digit of a price", () => {
    expect(yuan(159_600, "zh-CN")).toBe("1,596.00");
    expect(yuan(5, "en")).toBe("0.05");
    expect(yuan(Number.MAX_SAFE_INTEGER, "en")).toBe("90,071,992,547,409.91");
    expect(price(49_000_000)).toBe("0.49");
    expect(price(48_830_000)).toBe("0.4883");
    expect(price(50_000_000)).toBe("0.50");
    expect(price(123_456_789)).toBe("1.23456789");
    expect(price(0)).toBe("0.00");
  });

  it("months are named in each language", () => {
    expect(monthName(10, "en", "long")).toBe("October");
    expect(monthName(10, "zh-CN", "long")).toBe("十月");
  });
});

import type { ComponentChild, VNode } from "preact";
import { describe, expect, it } from "vitest";
import { SAMPLE } from "../../tests/sample_card.ts";
import { fill } from "../language/language.ts";
import type { Card } from "../takeaway/card.ts";
import { billTitle, noCrossingTitle, savingTitle, usedLine } from "./covered.ts";
import { Crossing } from "./crossing.tsx";
import { WORDS, type Speech } from "./words.ts";

const CARD: Card = { ...SAMPLE, keyId: "00000000" };
/** As the exhibit writes areas that are settled by the month: no limit and no crossing is of the year. */
const MONTHLY: Card = {
  ...CARD,
  resetsMonthly: true,
  tiers: CARD.tiers.map((tier) => ({ ...tier, upTo: null })),
  tier2Month: null,
};
const FIRST_TIER: Card = { ...CARD, tier2Month: null, months: CARD.months.map((m) => ({ ...m, kwh: 100 })) };
const SPEECH: Speech = { language: "zh-CN", say: (key, values) => fill(WORDS["zh-CN"][key], values) };

function textOf(node: ComponentChild): string {
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (typeof node === "string" || typeof node === "number") return String(node);
  return node && typeof node === "object" && "props" in node ? textOf((node as VNode).props.children) : "";
}

const said = (card: Card) => textOf(Crossing({ card, ...SPEECH }));
/** The same household with the first months only. */
const first = (card: Card, given: number): Card => ({
  ...card,
  months: card.months.map((month, i) => (i < given ? month : { kwh: null, amount: 0 })),
});

describe("the month a limit is crossed", () => {
  it("is said with the limit where tiers are of the year", () => {
    expect(said(CARD)).toContain("十月用进第二档");
    expect(said(CARD)).toContain("2,640");
  });

  it("gives way to the rule where tiers start anew each month", () => {
    expect(said(MONTHLY)).toContain("只有超出的部分按更高一档计价");
    expect(said({ ...MONTHLY, tier2Month: 10 })).not.toContain("用进第二档");
  });

  it("is not spoken of where there is one price", () => {
    expect(said({ ...CARD, tiers: CARD.tiers.slice(0, 1) })).toBe("");
    expect(said({ ...MONTHLY, tiers: MONTHLY.tiers.slice(0, 1) })).toBe("");
  });

  it("that has not come is said of the months that were given", () => {
    expect(said(FIRST_TIER)).toContain("全年都在第一档");
    expect(said(first(FIRST_TIER, 3))).toContain("填的月份都在第一档");
  });
});

describe("the sum", () => {
  it("is the year's only where all twelve months were given", () => {
    const year = [billTitle(CARD, "天津", SPEECH), usedLine(CARD, SPEECH), savingTitle(CARD, SPEECH)];
    expect(year).toEqual(["天津 · 2026 年电费", "全年用电 3,200 千瓦时", "少用一成，一年省"]);
    const three = first(CARD, 3);
    const part = [billTitle(three, "天津", SPEECH), usedLine(three, SPEECH), savingTitle(three, SPEECH)];
    expect(part).toEqual(["天津 · 2026 年 3 个月的电费", "所填月份用电 780 千瓦时", "这些月少用一成，省"]);
    expect(noCrossingTitle(three, SPEECH)).not.toContain("全年");
    expect(billTitle(first(CARD, 0), "天津", SPEECH)).toBe("天津 · 2026 年电费");
  });
});

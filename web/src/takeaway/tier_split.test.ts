import { describe, expect, it } from "vitest";
import { SAMPLE } from "../../tests/sample_card.ts";
import { splitMonths, yearKwh } from "./tier_split.ts";

const card = { ...SAMPLE, keyId: "00000000" };

describe("months by tier", () => {
  it("split the month in which the limit is crossed", () => {
    expect(yearKwh(card)).toBe(3020 + 180);
    const split = splitMonths(card);
    expect(split?.[8]).toEqual([260, 0, 0]);
    expect(split?.[9]?.[0]).toBeGreaterThan(0);
    expect(split?.[9]?.[1]).toBeGreaterThan(0);
    expect(split?.[11]).toEqual([0, 320, 0]);
  });

  it("are left whole where the card's tiers do not come out of the year's limits", () => {
    expect(splitMonths({ ...card, resetsMonthly: true })).toBeNull();
    const free = card.tiers.map((tier, i) => (i === 0 ? { ...tier, kwh: tier.kwh - 180 } : tier));
    expect(splitMonths({ ...card, tiers: free })).toBeNull();
    expect(splitMonths({ ...card, tiers: [] })).toBeNull();
  });
});

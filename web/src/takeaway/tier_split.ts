import type { Card } from "./card.ts";

/**
 * Kilowatt-hours of each month in each tier, worked out by filling the year's tiers month by month. Null where the
 * card's own tier sums do not come out of that (tiers that start anew each month, free kilowatt-hours, a month not
 * given): then months are drawn without tiers rather than with wrong ones.
 */
export function splitMonths(card: Card): number[][] | null {
  if (card.resetsMonthly || card.tiers.length === 0) return null;
  const used = card.tiers.map(() => 0);
  let tier = 0;
  const split = card.months.map((month) => {
    const parts = card.tiers.map(() => 0);
    let left = month.kwh ?? 0;
    while (left > 0 && tier < card.tiers.length) {
      const room = roomOf(card, tier) - (used[tier] ?? 0);
      const part = Math.min(left, room);
      parts[tier] = (parts[tier] ?? 0) + part;
      used[tier] = (used[tier] ?? 0) + part;
      left -= part;
      if (left > 0) tier += 1;
    }
    return parts;
  });
  return card.tiers.every((t, i) => t.kwh === used[i]) ? split : null;
}

function roomOf(card: Card, tier: number): number {
  const from = tier === 0 ? 0 : (card.tiers[tier - 1]?.upTo ?? 0);
  return (card.tiers[tier]?.upTo ?? Number.POSITIVE_INFINITY) - from;
}

/** Kilowatt-hours of the whole year. */
export function yearKwh(card: Card): number {
  const months = card.months.reduce((sum, month) => sum + (month.kwh ?? 0), 0);
  return months > 0 ? months : card.tiers.reduce((sum, tier) => sum + tier.kwh, 0);
}

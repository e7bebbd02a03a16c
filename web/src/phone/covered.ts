import { whole } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { yearKwh } from "../takeaway/tier_split.ts";
import type { Speech } from "./words.ts";

/**
 * What the sum covers: how many months the visitor gave, or null for the whole year, which a card without any month is of
 * too. A sum of three months is never called the year's.
 */
export function monthsGiven(card: Card): number | null {
  const given = card.months.filter((month) => month.kwh !== null).length;
  return given === 0 || given === 12 ? null : given;
}

/** The bill's title. */
export function billTitle(card: Card, area: string, { say }: Speech): string {
  const months = monthsGiven(card);
  return months === null
    ? say("year_bill", { area, year: card.year })
    : say("months_bill", { area, year: card.year, months });
}

/** The energy of the bill. */
export function usedLine(card: Card, { say, language }: Speech): string {
  const kwh = whole(yearKwh(card), language);
  return say(monthsGiven(card) === null ? "used" : "used_in_months", { kwh });
}

/** What stands over the saving. */
export function savingTitle(card: Card, { say }: Speech): string {
  return say(monthsGiven(card) === null ? "saving_title" : "saving_title_months");
}

/** What stands over a bill that never leaves the first tier. */
export function noCrossingTitle(card: Card, { say }: Speech): string {
  return say(monthsGiven(card) === null ? "no_crossing_title" : "no_crossing_title_months");
}

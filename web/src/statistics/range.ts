/** A span of whole days in the hall's time zone, both included, `YYYY-MM-DD`. */
export interface Range {
  from: string;
  to: string;
}

export type RangeChoice = "today" | "seven_days" | "dates";

/** Halls are in one time zone; the desk's own clock may be set to another. */
const HALL_ZONE = "Asia/Shanghai";
const DAY_MS = 86_400_000;

/** The hall's calendar day at a time. */
export function hallDay(ms: number): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: HALL_ZONE }).format(ms);
}

/** The days of a choice, at a time. */
export function rangeOf(choice: Exclude<RangeChoice, "dates">, now: number): Range {
  return { from: hallDay(choice === "today" ? now : now - 6 * DAY_MS), to: hallDay(now) };
}

/** The range with its days in order, so that no choice of two dates is refused. */
export function ordered(range: Range): Range {
  return range.from <= range.to ? range : { from: range.to, to: range.from };
}

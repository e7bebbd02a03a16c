import type { Speech } from "../staff/words.ts";
import type { CellVisits } from "./statistics.ts";

/** A share as a percentage, null as no data and never as 0. */
export function share(value: number | null, { say, language }: Speech): string {
  if (value === null || !Number.isFinite(value)) return say("no_data");
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(value);
}

/** Part of a whole; null where there is no whole. */
export function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Seconds as people say them, null as no data and never as 0. */
export function duration(seconds: number | null, { say }: Pick<Speech, "say">): string {
  if (seconds === null || !Number.isFinite(seconds)) return say("no_data");
  if (seconds < 10) return say("duration_s", { s: Math.round(seconds * 10) / 10 });
  const all = Math.round(seconds);
  if (all < 60) return say("duration_s", { s: all });
  return say("duration_ms", { m: Math.floor(all / 60), s: String(all % 60).padStart(2, "0") });
}

/** Visits of a value; what few chose as `<5`. */
export function told(cell: CellVisits, { say, language }: Speech): string {
  return "visits" in cell ? cell.visits.toLocaleString(language) : say("fewer_than", { n: cell.fewer_than });
}

/** The share of all visits that chose a value; none where few did, since it would tell how many. */
export function toldShare(cell: CellVisits, visits: number, speech: Speech): string {
  return "visits" in cell ? share(ratio(cell.visits, visits), speech) : "";
}

/** A rate as people say it, null as no data. */
export function rate(value: number | null, { say, language }: Speech): string {
  if (value === null || !Number.isFinite(value)) return say("no_data");
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

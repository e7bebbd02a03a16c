import { wordFor, type Speech } from "../staff/words.ts";
import type { Statistics } from "./statistics.ts";

type Cell = string | number | null;

/** What the page shows as CSV (RFC 4180): one table, a row for each figure, no value for no data. */
export function statisticsCsv(shown: Statistics, { say }: Speech): string {
  const rows: Cell[][] = [["table", "item", "detail", "value", "n"]];
  const { totals } = shown;
  const ended = totals.visits - totals.open;
  rows.push(["range", say("range"), `${shown.from}/${shown.to}`, null, null]);
  rows.push(["range", "demo", shown.demo, null, null]);
  rows.push(["totals", say("visits"), null, totals.visits, null]);
  rows.push(["totals", say("finished"), null, totals.finished, ended]);
  rows.push(["totals", say("idle_ended"), null, totals.idle_ended, ended]);
  rows.push(["totals", say("median_active"), say("seconds"), totals.median_active_s, ended]);
  rows.push(["totals", say("takeaways_shown"), null, totals.takeaways_shown, totals.visits]);
  rows.push(["totals", say("takeaways_opened"), null, totals.takeaways_opened, totals.takeaways_shown]);
  for (const { hour, visits } of shown.visits_by_hour)
    rows.push(["visits_by_hour", hour, null, visits, null]);
  for (const dwell of shown.dwell_by_scene) {
    const scene = wordFor("scene", dwell.scene, say);
    rows.push(["dwell", scene, say("median"), dwell.median_s, dwell.n]);
    rows.push(["dwell", scene, say("p90"), dwell.p90_s, dwell.n]);
  }
  for (const funnel of shown.funnels) {
    for (const step of funnel.steps) {
      const item = wordFor("scene", funnel.scene, say);
      rows.push([
        "funnel",
        item,
        wordFor("step", step.step, say),
        step.visits,
        funnel.steps[0]?.visits ?? null,
      ]);
    }
  }
  for (const mode of shown.modes) {
    rows.push(["modes", wordFor("mode", mode.mode, say), mode.value, mode.visits, totals.visits]);
  }
  for (const heat of shown.heat) {
    const item = `${heat.scene}/${heat.display}/${heat.layout}`;
    for (const [column, row, count] of heat.cells)
      rows.push(["heat", item, `${column},${row}`, count, heat.touches]);
  }
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** Text that a spreadsheet would run as a formula is kept text by a leading apostrophe. */
function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a CSV to the browser's downloads; with a mark in front by which spreadsheets know UTF-8. */
export function saveCsv(csv: string, name: string): void {
  const url = URL.createObjectURL(new Blob(["\ufeff", csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

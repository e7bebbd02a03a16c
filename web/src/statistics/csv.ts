import { wordFor, type Speech } from "../staff/words.ts";
import { valueOf } from "./choice_words.ts";
import { told } from "./figures.ts";
import { nameOf, placeOf } from "./phone_words.ts";
import type { CellVisits, Statistics } from "./statistics.ts";

type Cell = string | number | null;

/** A file leaves the hall: in it, a cell of fewer visits than this says only that. Not so totals of all visits. */
const SMALLEST_CELL = 5;

/** What the page shows as CSV (RFC 4180): one table, a row for each figure, no value for no data, few visits untold. */
export function statisticsCsv(shown: Statistics, speech: Speech): string {
  const { say } = speech;
  const few = say("fewer_than", { n: SMALLEST_CELL });
  const isFew = (count: number) => count > 0 && count < SMALLEST_CELL;
  const count = (visits: number) => (isFew(visits) ? few : visits);
  const cellOf = (one: CellVisits) => ("visits" in one ? one.visits : told(one, speech));
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
    rows.push(["visits_by_hour", hour, null, count(visits), null]);
  for (const draw of shown.draw_by_hour) {
    rows.push(["draw_by_hour", draw.hour, say("up_hours"), draw.up_hours, null]);
    // The rate of few visits would tell how many they are.
    const rate = isFew(draw.visits) ? few : draw.visits_per_up_hour;
    rows.push(["draw_by_hour", draw.hour, say("per_up_hour"), rate, count(draw.visits)]);
  }
  for (const dwell of shown.dwell_by_scene) {
    const scene = wordFor("scene", dwell.scene, say);
    const of = (seconds: number | null) => (isFew(dwell.n) ? few : seconds);
    rows.push(["dwell", scene, say("median"), of(dwell.median_s), count(dwell.n)]);
    rows.push(["dwell", scene, say("p90"), of(dwell.p90_s), count(dwell.n)]);
  }
  for (const funnel of shown.funnels) {
    for (const step of funnel.steps) {
      const item = wordFor("scene", funnel.scene, say);
      rows.push([
        "funnel",
        item,
        wordFor("step", step.step, say),
        count(step.visits),
        count(funnel.steps[0]?.visits ?? 0),
      ]);
    }
  }
  for (const mode of shown.modes) {
    const value = wordFor("value", mode.value, say);
    rows.push(["modes", wordFor("mode", mode.mode, say), value, cellOf(mode), totals.visits]);
  }
  for (const choice of shown.choices) {
    rows.push([
      "choices",
      wordFor("field", choice.field, say),
      valueOf(choice, speech),
      cellOf(choice),
      null,
    ]);
  }
  for (const task of shown.tasks) {
    const names = [nameOf("app", task.app, speech), nameOf("task", task.task, speech)];
    const item = [...names, wordFor("task_mode", task.mode, say)].join("/");
    if (!("begun" in task)) {
      rows.push(["tasks", item, say("tasks_begun"), told(task, speech), null]);
      continue;
    }
    const { begun, finished } = task;
    rows.push(["tasks", item, say("tasks_begun"), begun, null]);
    rows.push(["tasks", item, say("tasks_finished"), count(finished), begun]);
    rows.push([
      "tasks",
      item,
      say("took_median"),
      isFew(finished) ? few : task.median_took_s,
      count(finished),
    ]);
    rows.push(["tasks", item, say("helps_per_task"), task.helps_per_task, begun]);
    rows.push(["tasks", item, say("wrong_turns_per_task"), task.wrong_turns_per_task, begun]);
  }
  for (const left of shown.tasks_left) {
    const tasks = "tasks" in left ? left.tasks : told(left, speech);
    rows.push(["tasks_left", nameOf("app", left.app, speech), placeOf(left.page, speech), tasks, null]);
  }
  for (const trouble of shown.trouble_by_scene) {
    const scene = wordFor("scene", trouble.scene, say);
    rows.push(["trouble", scene, say("on_nothing"), trouble.on_nothing, trouble.touches]);
    rows.push(["trouble", scene, say("bursts"), trouble.bursts, trouble.touches]);
    const visits = count(trouble.visits_with_bursts);
    rows.push(["trouble", scene, say("visits_with_bursts"), visits, count(trouble.visits)]);
  }
  for (const heat of shown.heat) {
    const item = `${heat.scene}/${heat.display}/${heat.layout}`;
    for (const [column, row, touches] of heat.cells)
      rows.push(["heat", item, `${column},${row}`, count(touches), heat.touches]);
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

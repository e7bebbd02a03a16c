import { fields, list, maybe, type Fields, type Variant } from "./phone_docs.ts";

/** What is held under a name: a text, a message in the reader's language, or yes and no. */
export type Value = { text: string } | { message: string } | { flag: boolean };
/** Names and what they hold. */
export type Held = Map<string, Value>;

/** The newest bill of the practice account in pictures is October's: bills and days follow the day of a visit in the hall. */
const NEWEST_MONTH = 10;

/**
 * What the practice account says in pictures. What follows from prices or from the day of the visit is not said here, so
 * that it is drawn as dots: on the reader's own phone it is the reader's own.
 */
export function account(household: Fields): Held {
  const held: Held = new Map();
  for (const name of ["name", "address"]) {
    const message = maybe(household[name]);
    if (message !== null) held.set(`house.${name}`, { message });
  }
  for (const name of ["account", "balance"])
    held.set(`house.${name}`, { text: maybe(household[name]) ?? "" });
  held.set("house.low", { flag: false });
  const kwh = list(household.kwh_by_month).map(Number);
  kwh.forEach((_, back) => {
    const month = ((NEWEST_MONTH - 1 - back + 2 * 12) % 12) + 1;
    held.set(`house.bills.${back + 1}.month`, { message: `phone-month-${month}` });
    held.set(`house.bills.${back + 1}.kwh`, { text: String(kwh[month - 1]) });
  });
  held.set("house.bills.count", { text: String(kwh.length) });
  const week = list(household.week);
  week.forEach((share, day) => held.set(`house.week.${day + 1}.kwh`, { text: String(share) }));
  held.set("house.week.count", { text: String(week.length) });
  for (const [name, rows] of Object.entries(fields(household.lists ?? {}, "lists"))) {
    list(rows).forEach((row, at) => {
      for (const [field, said] of Object.entries(fields(row, `a row of ${name}`))) {
        const value = practiceField(field, String(said));
        if (value) held.set(`house.${name}.${at + 1}.${field}`, value);
      }
    });
    held.set(`house.${name}.count`, { text: String(list(rows).length) });
  }
  return held;
}

function practiceField(field: string, said: string): Value | null {
  if (said.startsWith("=")) return { text: said.slice(1) };
  return field.endsWith("day") ? null : { message: said };
}

/** What an app remembers at the start. */
export function remembered(memory: Variant): Value {
  const [value] = memory.items;
  return memory.name === "Flag" ? { flag: value === true } : { text: String(value ?? "") };
}

/** A text of an act: as it is, or with `=name` what the name holds. */
export function meant(held: Held, said: string): Value {
  if (said.startsWith("=")) return held.get(said.slice(1)) ?? { text: "" };
  return said === "true" || said === "false" ? { flag: said === "true" } : { text: said };
}

/** The text under a name; nothing where there is none. */
export function heldText(held: Held, name: string): string {
  const value = held.get(name);
  return value && "text" in value ? value.text : value && "message" in value ? value.message : "";
}

/** How many rows a list has. */
export function count(held: Held, name: string): number {
  return Number(heldText(held, `${name}.count`)) || 0;
}

/** Adds yuan; both are practice amounts of two decimals. */
export function add(held: Held, name: string, amount: string): void {
  const more = amount.startsWith("=") ? heldText(held, amount.slice(1)) : amount;
  const fen = (yuan: string) => Math.round((Number(yuan) || 0) * 100);
  held.set(name, { text: (Math.max(0, fen(heldText(held, name)) + fen(more)) / 100).toFixed(2) });
}

/** Copies the fields of one row of a list. */
export function pick(held: Held, name: string, row: string, into: string): void {
  const from = `${name}.${row}.`;
  for (const [key, value] of [...held])
    if (key.startsWith(from)) held.set(`${into}.${key.slice(from.length)}`, value);
}

/** Whether a condition of the documents holds: `name`, `!name`, `name=value`, `name!=value`. Without one it does. */
export function holds(held: Held, condition: string | null): boolean {
  if (condition === null) return true;
  const equal = /^([^!=]+)(!?=)(.*)$/.exec(condition);
  const name = (equal?.[1] ?? condition.replace(/^!/, "")).trim();
  const negated = equal ? equal[2] === "!=" : condition.startsWith("!");
  const value = held.get(name);
  let truth = false;
  if (value && equal)
    truth = ("flag" in value ? String(value.flag) : heldText(held, name)) === (equal[3] ?? "").trim();
  else if (value) truth = "flag" in value ? value.flag : heldText(held, name) !== "";
  return truth !== negated;
}

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseRon, type Ron } from "./ron.ts";

/** Named fields of a document. */
export type Fields = { readonly [field: string]: Ron };
/** An act or a block: its name, and what stands in its brackets. */
export interface Variant {
  name: string;
  items: readonly Ron[];
}

/** `scenes/phone` as far as pictures of lessons need it; the types are those of the `content` crate. */
export interface PhoneDocs {
  household: Fields;
  apps: PhoneApp[];
}

export interface PhoneApp {
  id: string;
  name: string;
  colour: string;
  onColour: string;
  start: string;
  memory: Map<string, Variant>;
  pages: Map<string, Fields>;
  tasks: Fields[];
}

/** Reads the practice phone's folder; a file that cannot be read fails the build with its name and line. */
export function readPhone(folder: string): PhoneDocs {
  if (!existsSync(join(folder, "household.ron"))) return { household: {}, apps: [] };
  const folders = readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();
  return {
    household: named(join(folder, "household.ron"), (ron) => fields(ron, "the household")),
    apps: folders.map((name) => readApp(join(folder, name))),
  };
}

function readApp(folder: string): PhoneApp {
  const app = named(join(folder, "app.ron"), (ron): PhoneApp => {
    const head = fields(ron, "the app");
    return {
      id: text(head.id, "id"),
      name: text(head.name, "name"),
      colour: text(head.colour, "colour"),
      onColour: text(head.on_colour, "on_colour"),
      start: text(head.start, "start"),
      memory: new Map(Object.entries(fields(head.memory ?? {}, "memory")).map(([k, v]) => [k, variant(v)])),
      pages: new Map(),
      tasks: [],
    };
  });
  const topics = readdirSync(folder)
    .filter((file) => file.endsWith(".ron") && file !== "app.ron")
    .sort();
  for (const file of topics) {
    named(join(folder, file), (ron) => {
      const topic = fields(ron, "the topic");
      for (const page of list(topic.pages).map((one) => fields(one, "a page")))
        app.pages.set(text(page.id, "a page's id"), page);
      app.tasks.push(...list(topic.tasks).map((task) => fields(task, "a task")));
    });
  }
  return app;
}

function named<T>(file: string, read: (ron: Ron) => T): T {
  try {
    return read(parseRon(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function fields(value: Ron | undefined, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${what} has no fields`);
  return value;
}

export function text(value: Ron | undefined, what: string): string {
  if (typeof value !== "string") throw new Error(`${what} is not a text`);
  return value;
}

/** A list, `[1, 2]`, or a tuple, `(1, 2)`. */
export function list(value: Ron | undefined): readonly Ron[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? list(value._items) : [];
}

/** A text that may be left out. */
export function maybe(value: Ron | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** `Back` and `Show("page")` alike. */
export function variant(value: Ron): Variant {
  if (typeof value === "string") return { name: value, items: [] };
  const body = fields(value, "a variant");
  return { name: text(body._name, "a variant's name"), items: list(body._items) };
}

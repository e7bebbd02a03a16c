import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Language } from "../src/language/language.ts";
import type { PhoneNames } from "../src/statistics/phone_words.ts";
import { parseRon, type Ron } from "./ron.ts";

const NAME = "virtual:phone-names";
const LANGUAGES = ["zh-CN", "en"] as const;
type Fields = { [field: string]: Ron };

/** Gives pages `virtual:phone-names`: what the practice phone calls its apps, tasks and pages, read while building. */
export function phoneNames(documents: string, messages: string): Plugin {
  return {
    name: "phone-names",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const names = readPhoneNames(documents, messages);
      if (Object.keys(names.app).length === 0)
        this.warn(`no apps in ${documents}: the pages will show apps, tasks and pages by their ids`);
      return `export const NAMES = ${JSON.stringify(names)};`;
    },
  };
}

/** The names in a folder of apps; a file that cannot be read fails the build with its name and line. */
export function readPhoneNames(documents: string, messages: string): PhoneNames {
  const names: PhoneNames = { app: {}, task: {}, page: {} };
  if (!existsSync(documents)) return names;
  const said = LANGUAGES.map((language) => readMessages(join(messages, language)));
  const folders = readdirSync(documents)
    .filter((name) => statSync(join(documents, name)).isDirectory())
    .sort();
  for (const folder of folders) {
    const app = read(join(documents, folder, "app.ron"));
    const id = String(app.id);
    keep(names.app, id, app.name, said);
    for (const file of readdirSync(join(documents, folder)).sort()) {
      if (!file.endsWith(".ron") || file === "app.ron") continue;
      const topic = read(join(documents, folder, file));
      for (const task of list(topic.tasks)) keep(names.task, String(task.id), task.name, said);
      // As records name a page: its app and its id.
      for (const page of list(topic.pages)) keep(names.page, `${id}.${String(page.id)}`, page.title, said);
    }
  }
  return names;
}

/** Messages of a language, those of one line and without anything to fill in: names are. */
export function readMessages(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
      const message = /^([a-z][\w-]*) *= *([^{}]+?) *\r?$/i.exec(line);
      if (message?.[1] && message[2]) found.set(message[1], message[2]);
    }
  }
  return found;
}

/** Keeps a name where every language has it; without one a page shows the id. */
function keep(
  names: Record<string, Record<Language, string>>,
  id: string,
  message: Ron | undefined,
  said: Map<string, string>[],
): void {
  const [zh, en] = said.map((messages) => messages.get(String(message)));
  if (zh !== undefined && en !== undefined) names[id] = { "zh-CN": zh, en };
}

function read(file: string): Fields {
  try {
    return fields(parseRon(readFileSync(file, "utf8")));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function list(value: Ron | undefined): Fields[] {
  return Array.isArray(value) ? value.map(fields) : [];
}

function fields(value: Ron): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no fields");
  return value;
}

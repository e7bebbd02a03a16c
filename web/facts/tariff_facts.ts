import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Fact } from "../src/phone/facts.ts";
import { parseRon, type Ron } from "./ron.ts";

const NAME = "virtual:tariff-facts";

/** Gives pages `virtual:tariff-facts`: names and sources of the tariffs in a folder of RON files, read while building. */
export function tariffFacts(folder: string): Plugin {
  return {
    name: "tariff-facts",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const facts = readFacts(folder);
      if (facts.length === 0)
        this.warn(
          `no tariffs in ${folder}: the pages will show bills without their source and areas by their ids`,
        );
      return `export const FACTS = ${JSON.stringify(facts)};`;
    },
  };
}

/** The facts of all tariffs in a folder; a file that cannot be read fails the build with its name and line. */
export function readFacts(folder: string): Fact[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".ron"))
    .sort();
  return files.map((file) => {
    try {
      return factOf(parseRon(readFileSync(join(folder, file), "utf8")));
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

/** The fact of one tariff document, in the fields of the `tariff` crate's `Tariff`. */
export function factOf(document: Ron): Fact {
  const tariff = fields(document, "the tariff");
  const name = fields(tariff.name, "name");
  const source = fields(tariff.source, "source");
  const code = Number(text(tariff.area_code, "area_code"));
  if (!Number.isInteger(code) || code < 1 || code > 255)
    throw new Error("area_code is no two-digit code of GB/T 2260");
  const title = text(source.title, "source.title");
  return {
    id: text(tariff.id, "id"),
    code,
    effectiveFrom: text(tariff.effective_from, "effective_from"),
    area: { "zh-CN": text(name.zh, "name.zh"), en: text(name.en, "name.en") },
    source: typeof source.number === "string" ? `${title} ${source.number}` : title,
  };
}

function fields(value: Ron | undefined, what: string): { [field: string]: Ron } {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${what} has no fields`);
  return value;
}

function text(value: Ron | undefined, what: string): string {
  if (typeof value !== "string" || value === "") throw new Error(`${what} is not a text`);
  return value;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Held } from "./phone_held.ts";

/** Stands where the reader's own phone shows the reader's own. */
export const OWN = "···";
const LANGUAGES = ["zh-CN", "en"] as const;
/** Messages that refer to messages, at most. */
const DEEPEST = 4;

/** The screens' messages in both languages, to be said with what is held. */
export class PhoneWords {
  /** Messages that were asked for and are nowhere. */
  readonly missing = new Set<string>();
  private readonly bundles: FluentBundle[];

  /** Reads `zh-CN/*.ftl` and `en/*.ftl` of a folder. */
  constructor(folder: string) {
    this.bundles = LANGUAGES.map((language) => {
      // Nothing here runs from right to left, so no marks that isolate arguments.
      const bundle = new FluentBundle(language, { useIsolating: false });
      const place = join(folder, language);
      const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(".ftl")) : [];
      for (const file of files)
        bundle.addResource(new FluentResource(readFileSync(join(place, file), "utf8")));
      return bundle;
    });
  }

  /** A message, `=name` or `'text` in both languages. */
  say(said: string, held: Held): [string, string] {
    return [this.within(0, said, held, 0), this.within(1, said, held, 0)];
  }

  private within(language: 0 | 1, said: string, held: Held, depth: number): string {
    if (said.startsWith("'")) return said.slice(1);
    if (said.startsWith("=")) {
      const value = held.get(said.slice(1));
      if (value && "text" in value && value.text !== "") return value.text;
      return value && "message" in value && depth < DEEPEST
        ? this.within(language, value.message, held, depth + 1)
        : OWN;
    }
    const bundle = this.bundles[language];
    const pattern = bundle?.getMessage(said)?.value;
    if (!bundle || !pattern || depth >= DEEPEST) {
      this.missing.add(said);
      return OWN;
    }
    const values: Record<string, FluentVariable> = {};
    const asked = namesIn(pattern);
    for (const [name, value] of held) {
      const argument = name.replaceAll(/[.-]/g, "_");
      if (!asked.has(argument)) continue;
      if ("flag" in value) values[argument] = String(value.flag);
      else if ("message" in value) values[argument] = this.within(language, `=${name}`, held, depth + 1);
      else if (/^(0|[1-9][0-9]{0,8})$/.test(value.text))
        values[argument] = new FluentNumber(Number(value.text), { useGrouping: false });
      else if (value.text !== "") values[argument] = value.text;
    }
    // What is not held comes out as {$name}, and is the reader's own.
    return bundle.formatPattern(pattern, values, []).replaceAll(/\{\$[a-z0-9_]+\}/gi, OWN);
  }
}

/** Names of the arguments a parsed message asks for. */
function namesIn(pattern: unknown): Set<string> {
  const names = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("type" in part && part.type === "var" && "name" in part) names.add(String(part.name));
    Object.values(part).forEach(look);
  };
  look(pattern);
  return names;
}

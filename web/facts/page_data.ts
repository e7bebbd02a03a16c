import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/**
 * Gives pages `virtual:NAME` with `DATA` from a JSON file. The files say what the documents of the project say; they are
 * written by `cargo run -p phone --example page_data`, and a test of that crate holds them fresh.
 */
export function pageData(files: Readonly<Record<string, string>>): Plugin {
  const fileOf = (id: string) => files[id.replace(/^\0?virtual:/, "")];
  return {
    name: "page-data",
    resolveId: (id) => (id.startsWith("virtual:") && fileOf(id) !== undefined ? `\0${id}` : null),
    load(id) {
      const file = id.startsWith("\0virtual:") ? fileOf(id) : undefined;
      if (file === undefined) return null;
      this.addWatchFile(file);
      return `export const DATA = ${readFileSync(file, "utf8")};`;
    },
  };
}

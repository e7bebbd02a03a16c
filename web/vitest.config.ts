import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { lessons, sourcesOf } from "./facts/lessons.ts";
import { tariffFacts } from "./facts/tariff_facts.ts";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [tariffFacts(resolve("../assets/data/tariffs/residential")), lessons(sourcesOf(resolve("..")))],
  test: { include: ["src/**/*.test.ts", "facts/**/*.test.ts"], environment: "node" },
});

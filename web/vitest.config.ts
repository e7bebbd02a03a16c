import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { lessons, sourcesOf } from "./facts/lessons.ts";
import { phoneNames } from "./facts/phone_names.ts";
import { tariffFacts } from "./facts/tariff_facts.ts";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    tariffFacts(resolve("../assets/data/tariffs/residential")),
    phoneNames(resolve("../scenes/phone"), resolve("../assets/locales")),
    lessons(sourcesOf(resolve(".."))),
  ],
  test: { include: ["src/**/*.test.ts", "facts/**/*.test.ts"], environment: "node" },
});

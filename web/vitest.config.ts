import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { pageData } from "./facts/page_data.ts";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    pageData({
      "tariff-facts": resolve("facts/tariffs.json"),
      "phone-names": resolve("facts/phone_names.json"),
      lessons: resolve("facts/lessons.json"),
    }),
  ],
  test: { include: ["src/**/*.test.ts", "facts/**/*.test.ts"], environment: "node" },
});

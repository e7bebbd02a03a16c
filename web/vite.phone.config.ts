import { resolve } from "node:path";
import { defineConfig } from "vite";
import { oneFile } from "./facts/one_file.ts";
import { tariffFacts } from "./facts/tariff_facts.ts";

// The phone page: one HTML file with everything inside, so that it works from any static hosting and offline once loaded.
export default defineConfig({
  root: resolve("t"),
  base: "./",
  publicDir: false,
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [tariffFacts(resolve("../assets/data/tariffs/residential")), oneFile()],
  build: {
    outDir: resolve("dist/t"),
    emptyOutDir: true,
    target: "es2020",
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: { polyfill: false },
  },
});

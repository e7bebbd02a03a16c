import { resolve } from "node:path";
import { defineConfig } from "vite";
import { lessons, sourcesOf } from "./facts/lessons.ts";
import { oneFile } from "./facts/one_file.ts";
import { tariffFacts } from "./facts/tariff_facts.ts";

const root = resolve("..");
/** What the tests in a browser take home: `vite build --mode practice` makes their page, in a folder of its own. */
const practice = resolve("tests/practice");

// The phone page: one HTML file with everything inside, so that it works from any static hosting and offline once loaded.
export default defineConfig(({ mode }) => ({
  root: resolve("t"),
  base: "./",
  publicDir: false,
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    tariffFacts(resolve(root, "assets/data/tariffs/residential")),
    lessons(
      mode === "practice"
        ? { ...sourcesOf(root), documents: `${practice}/phone`, words: `${practice}/locales` }
        : sourcesOf(root),
    ),
    oneFile(),
  ],
  build: {
    outDir: resolve(mode === "practice" ? "tests/practice/dist/t" : "dist/t"),
    emptyOutDir: true,
    target: "es2020",
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: { polyfill: false },
  },
}));

import { resolve } from "node:path";
import { defineConfig } from "vite";
import { oneFile } from "./facts/one_file.ts";
import { pageData } from "./facts/page_data.ts";

/** What the tests in a browser take home: `vite build --mode practice` makes their page, in a folder of its own. */
const practice = resolve("tests/practice");

// The phone page: one HTML file with everything inside, so that it works from any static hosting and offline once loaded.
export default defineConfig(({ mode }) => ({
  root: resolve("t"),
  base: "./",
  publicDir: false,
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    pageData({
      "tariff-facts": resolve("facts/tariffs.json"),
      lessons: mode === "practice" ? `${practice}/lessons.json` : resolve("facts/lessons.json"),
    }),
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

import { resolve } from "node:path";
import { defineConfig } from "vite";
import { phoneNames } from "./facts/phone_names.ts";
import { tariffFacts } from "./facts/tariff_facts.ts";

// The staff pages: several HTML files that share their assets, served from the hall server's root.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    tariffFacts(resolve("../assets/data/tariffs/residential")),
    phoneNames(resolve("../scenes/phone"), resolve("../assets/locales")),
  ],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2021",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      input: ["index.html", "screens.html", "sign-in.html"].map((page) => resolve(page)),
    },
  },
});

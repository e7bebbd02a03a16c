import { resolve } from "node:path";
import { defineConfig } from "vite";
import { pageData } from "./facts/page_data.ts";

// The staff pages: several HTML files that share their assets, served from the hall server's root.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  plugins: [
    pageData({
      "tariff-facts": resolve("facts/tariffs.json"),
      "phone-names": resolve("facts/phone_names.json"),
    }),
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

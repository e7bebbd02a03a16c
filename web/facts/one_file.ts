import type { Plugin } from "vite";

/** Puts a page's script and style into its HTML, so that one file is the whole page. */
export function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find((f) => f.fileName.endsWith(".html"));
      if (page?.type !== "asset") throw new Error("one-file: the build has no HTML page to put things into.");
      let html = String(page.source);
      for (const file of Object.values(bundle)) {
        if (file === page) continue;
        const text = file.type === "chunk" ? file.code : String(file.source);
        const tag = new RegExp(
          `<(script|link)[^>]*(src|href)="[^"]*${escape(file.fileName)}"[^>]*>(</script>)?`,
        );
        if (!tag.test(html)) throw new Error(`one-file: ${file.fileName} is not referred to by the page.`);
        // A closing tag inside a string of the program would end the script early.
        const inlined =
          file.type === "chunk"
            ? `<script type="module">${text.replaceAll("</script", "<\\/script")}</script>`
            : `<style>${text}</style>`;
        html = html.replace(tag, () => inlined);
        delete bundle[file.fileName];
      }
      page.source = html;
    },
  };
}

function escape(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

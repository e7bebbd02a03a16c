import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fields } from "./phone_docs.ts";
import { parseRon } from "./ron.ts";

/** Placeholders of our drawings and the tokens they stand for (assets/pictures/README.md); lines and fills of live differ. */
const PLACEHOLDERS: readonly (readonly [string, string])[] = [
  ['stroke="#040404"', "LiveLine"],
  ['fill="#040404"', "Live"],
  ["#010101", "Ink"],
  ["#020202", "QuietInk"],
  ["#030303", "Brand"],
  ["#050505", "Raised"],
  ["#060606", "Ground"],
  ["#070707", "Tier1"],
  ["#080808", "Tier2"],
  ["#090909", "Tier3"],
];

/** The day's colours by token, from the theme's documents. */
export function readColours(folder: string): Map<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".ron")) : [];
  for (const file of files) {
    const { colours } = fields(parseRon(readFileSync(join(folder, file), "utf8")), file);
    if (colours === undefined) continue;
    const day = fields(fields(colours, "colours").Day, "Day");
    return new Map(Object.entries(fields(day.Normal, "Normal")).map(([token, hex]) => [token, String(hex)]));
  }
  return new Map();
}

/** A drawing in the day's colours, without what a small picture does not need. */
export function readIcon(svg: string, colours: Map<string, string>): string {
  let drawn = svg.replaceAll(/\s*\n\s*/g, "").trim();
  for (const [written, token] of PLACEHOLDERS) {
    const colour = colours.get(token) ?? "#10211d";
    const attribute = /^(stroke|fill)=/.exec(written)?.[0];
    drawn = drawn.replaceAll(written, attribute ? `${attribute}"${colour}"` : colour);
  }
  return drawn;
}

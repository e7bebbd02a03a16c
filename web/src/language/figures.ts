import type { Language } from "./language.ts";

/** Whole numbers, grouped: `3,200`. */
export function whole(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
}

/** Fen as yuan with two decimals: `1,596.00`. Exact: never through a fraction. */
export function yuan(fen: number, language: Language): string {
  const cents = String(fen % 100).padStart(2, "0");
  return `${whole(Math.floor(fen / 100), language)}.${cents}`;
}

/** Hundred-millionths of a yuan as a price: `0.49`, `0.4883`; at least two decimals. */
export function price(hundredMillionths: number): string {
  const units = Math.floor(hundredMillionths / 1e8);
  const decimals = String(hundredMillionths % 1e8)
    .padStart(8, "0")
    .replace(/0{1,6}$/, "");
  return `${units}.${decimals}`;
}

/** A day in the reader's words, in the hall's time zone: validity ends where the hall is. */
export function day(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "Asia/Shanghai" }).format(ms);
}

/** The name of a month 1 to 12: a full or a short one. */
export function monthName(month: number, language: Language, style: "long" | "short"): string {
  const at = Date.UTC(2026, month - 1, 15);
  return new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(at);
}

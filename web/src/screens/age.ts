import type { Speech } from "../staff/words.ts";

/** An exhibit that says nothing for this long is marked: it asks for orders at least every 20 s. */
export const SILENT_MS = 25_000;

/** True for an exhibit that has not been heard for long, or never. */
export function isSilent(silentMs: number | null): boolean {
  return silentMs === null || silentMs > SILENT_MS;
}

/** An age as people say it. */
export function age(ms: number, say: Speech["say"]): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say("age_s", { n: seconds });
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? say("age_min", { n: minutes }) : say("age_h", { n: Math.floor(minutes / 60) });
}

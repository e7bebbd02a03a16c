import type { Live } from "./live.ts";
import type { Speech } from "./words.ts";

/** How new the content is: live, or kept since a time because the server is not reached. */
export function Freshness({ live, say, language }: Speech & { live: Live<unknown> }) {
  const at =
    live.goodAt === null ? null : new Date(live.goodAt).toLocaleTimeString(language, { hour12: false });
  if (live.stale) {
    return (
      <p class="fresh stale" role="status">
        {at === null ? say("never_reached") : say("kept_since", { at })}
      </p>
    );
  }
  return at === null ? (
    <p class="fresh">{say("loading")}</p>
  ) : (
    <p class="fresh live">{say("live", { at })}</p>
  );
}

import type { Speech } from "../staff/words.ts";

/** Said where there is nothing to show: never a zero, never an empty chart. */
export function NoData({ say }: Pick<Speech, "say">) {
  return (
    <p class="no-data">
      <svg viewBox="0 0 120 24" aria-hidden="true">
        <path d="M2 12h38m40 0h38" />
        <circle cx="46" cy="12" r="5" />
        <circle cx="74" cy="12" r="5" />
      </svg>
      {say("no_data")}
    </p>
  );
}

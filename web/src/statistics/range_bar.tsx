import type { Speech } from "../staff/words.ts";
import type { Range, RangeChoice } from "./range.ts";

const CHOICES: readonly RangeChoice[] = ["today", "seven_days", "dates"];

/** Which days are shown. */
export function RangeBar(
  props: Speech & {
    choice: RangeChoice;
    dates: Range;
    choose: (choice: RangeChoice) => void;
    pick: (dates: Range) => void;
  },
) {
  const { say, choice, dates, choose, pick } = props;
  return (
    <div class="range" role="group" aria-label={say("range")}>
      {CHOICES.map((one) => (
        <button
          key={one}
          type="button"
          class="pill"
          aria-pressed={one === choice}
          onClick={() => choose(one)}
        >
          {say(one)}
        </button>
      ))}
      {choice === "dates" &&
        (["from", "to"] as const).map((end) => (
          <label key={end}>
            {say(end)}
            <input
              type="date"
              value={dates[end]}
              required
              onChange={(event) => {
                const day = event.currentTarget.value;
                if (day) pick({ ...dates, [end]: day });
              }}
            />
          </label>
        ))}
    </div>
  );
}

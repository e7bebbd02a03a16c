import type { Speech } from "../staff/words.ts";
import { duration, ratio, share } from "./figures.ts";
import type { Totals } from "./statistics.ts";

/** The big numbers, each with what it was counted in. */
export function TotalsRow({ totals, ...speech }: Speech & { totals: Totals }) {
  const { say, language } = speech;
  const count = (n: number) => n.toLocaleString(language);
  const ended = totals.visits - totals.open;
  const n = { n: count(ended) };
  const opened = ratio(totals.takeaways_opened, totals.takeaways_shown);
  return (
    <dl class="totals">
      <Total
        name={say("visits")}
        figure={count(totals.visits)}
        more={say("visits_more", { open: count(totals.open) })}
        lead
      />
      <Total
        name={say("median_active")}
        figure={duration(totals.median_active_s, speech)}
        more={say("median_active_more", n)}
      />
      <Total
        name={say("finished")}
        figure={share(ratio(totals.finished, ended), speech)}
        more={`${count(totals.finished)} · ${say("finished_more", n)}`}
      />
      <Total
        name={say("idle_ended")}
        figure={share(ratio(totals.idle_ended, ended), speech)}
        more={`${count(totals.idle_ended)} · ${say("finished_more", n)}`}
      />
      <Total
        name={say("takeaways_shown")}
        figure={count(totals.takeaways_shown)}
        more={say("takeaways_shown_more", { n: count(totals.visits) })}
      />
      <Total
        name={say("takeaways_opened")}
        figure={count(totals.takeaways_opened)}
        more={say("takeaways_opened_more", {
          share: share(opened, speech),
          n: count(totals.takeaways_shown),
        })}
      />
    </dl>
  );
}

function Total(props: { name: string; figure: string; more: string; lead?: boolean }) {
  return (
    <div class={props.lead ? "total lead" : "total"}>
      <dt>{props.name}</dt>
      <dd class="figure">{props.figure}</dd>
      <dd class="quiet">{props.more}</dd>
    </div>
  );
}

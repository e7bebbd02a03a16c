import { wordFor, type Speech } from "../staff/words.ts";
import { told, toldShare } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Statistics } from "./statistics.ts";

/** How often each mode and language was chosen. */
export function ModesCard({
  modes,
  visits,
  ...speech
}: Speech & { modes: Statistics["modes"]; visits: number }) {
  const { say, language } = speech;
  return (
    <section class="card modes">
      <h2>{say("modes")}</h2>
      <p class="n">{say("modes_more", { n: visits.toLocaleString(language) })}</p>
      {modes.length === 0 ? (
        <NoData say={say} />
      ) : (
        <ul>
          {modes.map((one) => (
            <li key={`${one.mode} ${one.value}`}>
              <span class="name">
                {wordFor("mode", one.mode, say)} <small>{wordFor("value", one.value, say)}</small>
              </span>
              <span class="visits">{told(one, speech)}</span>
              <span class="shares">{toldShare(one, visits, speech)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

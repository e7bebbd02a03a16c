import { wordFor, type Speech } from "../staff/words.ts";
import { ratio, share } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Trouble } from "./statistics.ts";

/** Where visitors touch what does nothing, or one place over and over. */
export function TroubleCard({ trouble, ...speech }: Speech & { trouble: Trouble[] }) {
  const { say, language } = speech;
  const count = (n: number) => n.toLocaleString(language);
  return (
    <section class="card trouble">
      <h2>{say("trouble")}</h2>
      <p class="n">{say("trouble_more")}</p>
      {trouble.length === 0 ? (
        <NoData say={say} />
      ) : (
        <ul>
          {trouble.map((one) => (
            <li key={one.scene}>
              <span class="name">{wordFor("scene", one.scene, say)}</span>
              <span class="n">
                {say("trouble_n", { touches: count(one.touches), visits: count(one.visits) })}
              </span>
              <dl>
                <dt>{say("on_nothing")}</dt>
                <dd>
                  <strong>{count(one.on_nothing)}</strong>{" "}
                  {say("on_nothing_more", { share: share(ratio(one.on_nothing, one.touches), speech) })}
                </dd>
                <dt>{say("bursts")}</dt>
                <dd>
                  <strong>{count(one.bursts)}</strong>{" "}
                  {say("bursts_more", { visits: count(one.visits_with_bursts) })}
                </dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

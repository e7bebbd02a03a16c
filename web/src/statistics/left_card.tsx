import type { Speech } from "../staff/words.ts";
import { NoData } from "./no_data.tsx";
import { nameOf, placeOf } from "./phone_words.ts";
import type { TasksLeft } from "./statistics.ts";

/** On which pages of the practice phone unfinished tasks were left, most frequent first; where few did, without a number. */
export function LeftCard({ left, ...speech }: Speech & { left: TasksLeft[] }) {
  const { say, language } = speech;
  const most = Math.max(1, ...left.map((one) => ("tasks" in one ? one.tasks : 0)));
  return (
    <section class="card left">
      <h2>{say("left")}</h2>
      <p class="n">{say("left_more")}</p>
      {left.length === 0 ? (
        <NoData say={say} />
      ) : (
        <ol>
          {left.map((one) => (
            <li key={`${one.scene} ${one.app} ${one.page}`}>
              <span>
                {placeOf(one.page, speech)} <small>{nameOf("app", one.app, speech)}</small>
              </span>
              <span class="bar" aria-hidden="true">
                {"tasks" in one && <i style={{ width: `${(one.tasks / most) * 100}%` }} />}
              </span>
              <span class="visits">
                {"tasks" in one
                  ? one.tasks.toLocaleString(language)
                  : say("fewer_than", { n: one.fewer_than })}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

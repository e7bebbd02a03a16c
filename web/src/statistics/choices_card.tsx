import { wordFor, type Speech } from "../staff/words.ts";
import { byField, valueOf } from "./choice_words.ts";
import { told, toldShare } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Choice } from "./statistics.ts";

/** What visitors chose, field by field, as a share of all visits; what few chose only as that. */
export function ChoicesCard({ choices, visits, ...speech }: Speech & { choices: Choice[]; visits: number }) {
  const { say, language } = speech;
  const fields = byField(choices);
  const scenes = new Set(fields.map((field) => field.scene));
  return (
    <section class="card choices">
      <h2>{say("choices")}</h2>
      <p class="n">{say("choices_more", { n: visits.toLocaleString(language) })}</p>
      {fields.length === 0 ? (
        <NoData say={say} />
      ) : (
        <div class="fields">
          {fields.map(({ scene, field, values }) => (
            <section key={`${scene} ${field}`}>
              <h3>
                {wordFor("field", field, say)}
                {scenes.size > 1 && <small>{wordFor("scene", scene, say)}</small>}
              </h3>
              <ul>
                {values.map((one) => (
                  <li key={one.value}>
                    <span>{valueOf(one, speech)}</span>
                    <span class="bar" aria-hidden="true">
                      {"visits" in one && <i style={{ width: `${(one.visits / visits) * 100}%` }} />}
                    </span>
                    <span class="visits">{told(one, speech)}</span>
                    <span class="shares">{toldShare(one, visits, speech)}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </section>
  );
}

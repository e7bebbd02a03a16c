import { wordFor, type Speech } from "../staff/words.ts";
import { byField, valueOf } from "./choice_words.ts";
import { told } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Choice } from "./statistics.ts";

/** What visitors chose, field by field; what few chose only as that. */
export function ChoicesCard({ choices, ...speech }: Speech & { choices: Choice[] }) {
  const { say } = speech;
  const fields = byField(choices);
  const scenes = new Set(fields.map((field) => field.scene));
  return (
    <section class="card choices">
      <h2>{say("choices")}</h2>
      <p class="n">{say("choices_more")}</p>
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
                      <i style={{ width: `${width(one, values)}%` }} />
                    </span>
                    <span class="visits">{told(one, speech)}</span>
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

/** Per cent of the field's longest bar; what few chose has none. */
function width(one: Choice, values: readonly Choice[]): number {
  const of = (choice: Choice) => ("visits" in choice ? choice.visits : 0);
  const most = Math.max(...values.map(of));
  return most > 0 ? (of(one) / most) * 100 : 0;
}

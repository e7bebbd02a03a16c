import { wordFor, type Speech } from "../staff/words.ts";
import { share } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Funnel } from "./statistics.ts";

/** How far visitors get in a scene: each step's share of all, and of the step before. */
export function FunnelCard({ funnels, ...speech }: Speech & { funnels: Funnel[] }) {
  const { say, language } = speech;
  const shown = funnels.filter((funnel) => funnel.steps.length > 0);
  if (shown.length === 0) {
    return (
      <section class="card funnel">
        <h2>{say("funnel", { scene: wordFor("scene", "tier-calculator", say) })}</h2>
        <NoData say={say} />
      </section>
    );
  }
  return (
    <section class="card funnel">
      {shown.map((funnel) => (
        <div key={funnel.scene}>
          <h2>{say("funnel", { scene: wordFor("scene", funnel.scene, say) })}</h2>
          <p class="n">
            {say("funnel_more", { n: (funnel.steps[0]?.visits ?? 0).toLocaleString(language) })}
          </p>
          <ol>
            {funnel.steps.map((step, i) => (
              <li key={step.step}>
                <span class="name">{wordFor("step", step.step, say)}</span>
                <span class="visits">{step.visits.toLocaleString(language)}</span>
                <span class="bar" aria-hidden="true">
                  <i style={{ width: `${(step.share_of_first ?? 0) * 100}%` }} />
                </span>
                <span class="shares">
                  {i === 0 ? (
                    say("first_step")
                  ) : (
                    <>
                      {say("of_first", { share: share(step.share_of_first, speech) })} ·{" "}
                      {say("of_previous", { share: share(step.share_of_previous, speech) })}
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

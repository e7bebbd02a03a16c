import type { Speech } from "../staff/words.ts";
import { rate, ratio } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { HourDraw } from "./statistics.ts";

/** How strongly the exhibits draw people in each hour they were up; the strongest hour is amber. */
export function DrawCard({ draw, ...speech }: Speech & { draw: HourDraw[] }) {
  const { say, language } = speech;
  const shown = draw.filter((one) => one.visits_per_up_hour !== null);
  const most = Math.max(0, ...shown.map((one) => one.visits_per_up_hour ?? 0));
  const visits = shown.reduce((sum, one) => sum + one.visits, 0);
  const upHours = shown.reduce((sum, one) => sum + one.up_hours, 0);
  return (
    <section class="card draw">
      <h2>{say("draw")}</h2>
      <p class="n">{say("draw_more")}</p>
      {shown.length === 0 ? (
        <NoData say={say} />
      ) : (
        <>
          <p class="all">
            {say("draw_all", {
              rate: rate(ratio(visits, upHours), speech),
              visits: visits.toLocaleString(language),
              up: rate(upHours, speech),
            })}
          </p>
          <ol>
            {shown.map((one) => (
              <li key={one.hour} class={one.visits_per_up_hour === most && most > 0 ? "most" : undefined}>
                <span class="name">{`${one.hour}:00`}</span>
                <span class="bar" aria-hidden="true">
                  <i style={{ width: `${((one.visits_per_up_hour ?? 0) / (most || 1)) * 100}%` }} />
                </span>
                <span class="visits">{rate(one.visits_per_up_hour, speech)}</span>
                <span class="shares">
                  {say("draw_hour", {
                    visits: one.visits.toLocaleString(language),
                    up: rate(one.up_hours, speech),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

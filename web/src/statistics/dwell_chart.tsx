import { wordFor, type Speech } from "../staff/words.ts";
import { duration } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Dwell } from "./statistics.ts";

/** A hall has few scenes; the longest-used are shown, so the card keeps its size over the years. */
const MOST = 8;
/** Seconds a tick of the axis may stand for. */
const TICKS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600];

/** How long visitors stay in each scene: a bar to the median, a line on to the 90th percentile, one axis for all. */
export function DwellChart({ dwell, ...speech }: Speech & { dwell: Dwell[] }) {
  const { say } = speech;
  const shown = dwell
    .filter((one) => one.n > 0 && one.median_s !== null)
    .sort((a, b) => (b.median_s ?? 0) - (a.median_s ?? 0))
    .slice(0, MOST);
  const ticks = ticksTo(Math.max(...shown.map((one) => one.p90_s ?? one.median_s ?? 0)));
  const end = ticks.at(-1) ?? 1;
  const wide = (seconds: number | null) => ({ width: `${((seconds ?? 0) / end) * 100}%` });
  return (
    <section class="card dwell">
      <h2>{say("dwell")}</h2>
      <p class="n">{say("dwell_more")}</p>
      {shown.length === 0 ? (
        <NoData say={say} />
      ) : (
        <>
          <ol>
            {shown.map((one) => (
              <li key={one.scene}>
                <span class="name">{wordFor("scene", one.scene, say)}</span>
                <span class="n">{say("n", { n: one.n.toLocaleString(speech.language) })}</span>
                <span class="bar" aria-hidden="true">
                  <i class="p90" style={wide(one.p90_s)} />
                  <i style={wide(one.median_s)} />
                </span>
                <span class="shares">
                  {say("dwell_both", {
                    median: duration(one.median_s, speech),
                    p90: duration(one.p90_s, speech),
                  })}
                </span>
              </li>
            ))}
          </ol>
          <p class="scale" aria-hidden="true">
            {ticks.map((seconds) => (
              <span key={seconds} style={{ left: `${(seconds / end) * 100}%` }}>
                {seconds === 0 ? "0" : duration(seconds, speech)}
              </span>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

/** Three or four round ticks from 0 to past a number of seconds. */
export function ticksTo(seconds: number): number[] {
  const step = TICKS.find((tick) => tick * 4 >= seconds) ?? Math.ceil(seconds / 4);
  const count = Math.max(1, Math.ceil(seconds / step));
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

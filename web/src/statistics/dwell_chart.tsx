import { wordFor, type Speech } from "../staff/words.ts";
import { Chart, CHART } from "./chart.tsx";
import { duration } from "./figures.ts";
import { NoData } from "./no_data.tsx";
import type { Dwell } from "./statistics.ts";

const ROW = 58;
const AROUND = 34;
/** A hall has few scenes; the longest-used are shown, so the chart keeps its size over the years. */
const MOST = 8;

/** How long visitors stay in each scene: a bar to the median, a line on to the 90th percentile. */
export function DwellChart({ dwell, ...speech }: Speech & { dwell: Dwell[] }) {
  const { say } = speech;
  const shown = dwell
    .filter((one) => one.n > 0 && one.median_s !== null)
    .sort((a, b) => (b.median_s ?? 0) - (a.median_s ?? 0))
    .slice(0, MOST);
  return (
    <section class="card dwell">
      <h2>{say("dwell")}</h2>
      <p class="n">{say("dwell_more")}</p>
      {shown.length === 0 ? (
        <NoData say={say} />
      ) : (
        <>
          <ul class="key">
            <li class="median">{say("median")}</li>
            <li class="p90">{say("p90")}</li>
          </ul>
          <Chart
            height={shown.length * ROW + AROUND}
            label={say("dwell_label")}
            option={optionOf(shown, speech)}
          />
        </>
      )}
    </section>
  );
}

function optionOf(shown: Dwell[], speech: Speech) {
  const text = { color: CHART.quiet, fontFamily: CHART.font, fontSize: 13 };
  const { say } = speech;
  const label = (seconds: number | null) => duration(seconds, speech);
  const bar = (color: string, width: number) => ({ type: "bar", barWidth: width, barGap: "-100%", color });
  return {
    animationDuration: 220,
    grid: { left: 4, right: 118, top: 22, bottom: 22 },
    xAxis: {
      type: "value",
      minInterval: 30,
      splitLine: { lineStyle: { color: CHART.rule } },
      axisLabel: text,
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: shown.map(
        (one) => `${wordFor("scene", one.scene, say)}   n = ${one.n.toLocaleString(speech.language)}`,
      ),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: CHART.ink, width: 2 } },
      axisLabel: {
        inside: true,
        // Above its bar rather than before it: long names then take no room from the bars.
        padding: [0, 0, 40, -6],
        color: CHART.ink,
        fontFamily: CHART.font,
        fontSize: 14,
        fontWeight: 600,
      },
      z: 3,
    },
    series: [
      {
        ...bar(CHART.amber, 6),
        id: "p90",
        data: shown.map((one) => ({
          value: one.p90_s,
          label: {
            show: true,
            position: "right",
            color: CHART.ink,
            fontFamily: CHART.font,
            fontSize: 13,
            formatter: `${label(one.median_s)} / ${label(one.p90_s)}`,
          },
        })),
      },
      { ...bar(CHART.brand, 16), id: "median", data: shown.map((one) => one.median_s), z: 2 },
    ],
  };
}

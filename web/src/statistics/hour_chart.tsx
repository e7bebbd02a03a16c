import type { Speech } from "../staff/words.ts";
import { Chart, CHART } from "./chart.tsx";
import { NoData } from "./no_data.tsx";
import type { Statistics } from "./statistics.ts";

const HEIGHT = 340;
/** Hours that are always shown; a hall's visits outside them widen the axis. */
const OPEN = { first: 8, last: 18 };

/** Visits in each hour of the day; the busiest hour is amber and named. */
export function HourChart({
  hours,
  visits,
  ...speech
}: Speech & { hours: Statistics["visits_by_hour"]; visits: number }) {
  const { say, language } = speech;
  const used = hours.filter((one) => one.visits > 0);
  const most = used.reduce((a, b) => (b.visits > a.visits ? b : a), { hour: 0, visits: 0 });
  return (
    <section class="card by-hour">
      <h2>{say("by_hour")}</h2>
      <p class="n">{say("by_hour_more", { n: visits.toLocaleString(language) })}</p>
      {used.length === 0 ? (
        <NoData say={say} />
      ) : (
        <Chart height={HEIGHT} label={say("by_hour_label", most)} option={optionOf(hours, most.hour)} />
      )}
    </section>
  );
}

function optionOf(hours: Statistics["visits_by_hour"], busiest: number) {
  const used = hours.filter((one) => one.visits > 0).map((one) => one.hour);
  const first = Math.min(OPEN.first, ...used);
  const last = Math.max(OPEN.last, ...used);
  const shown = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const visitsAt = new Map(hours.map((one) => [one.hour, one.visits]));
  const text = { color: CHART.quiet, fontFamily: CHART.font, fontSize: 13 };
  return {
    animationDuration: 220,
    grid: { left: 34, right: 4, top: 26, bottom: 26 },
    xAxis: {
      type: "category",
      data: shown.map((hour) => `${hour}:00`),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: CHART.ink, width: 2 } },
      axisLabel: text,
    },
    yAxis: {
      type: "value",
      minInterval: 1,
      splitLine: { lineStyle: { color: CHART.rule } },
      axisLabel: text,
    },
    series: [
      {
        id: "visits",
        type: "bar",
        barWidth: "62%",
        data: shown.map((hour) => ({
          value: visitsAt.get(hour) ?? 0,
          itemStyle: { color: hour === busiest ? CHART.amber : CHART.brand, borderRadius: [5, 5, 0, 0] },
        })),
        label: {
          show: true,
          position: "top",
          color: CHART.ink,
          fontFamily: CHART.font,
          fontSize: 14,
          fontWeight: 700,
        },
      },
    ],
  };
}

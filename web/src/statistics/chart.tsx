import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "preact/hooks";

// Only what is drawn: bars on axes, on canvas (its tooltips and svg would need inline styles, which the pages' policy forbids).
use([BarChart, GridComponent, AriaComponent, CanvasRenderer]);

/** The charts' part of the theme; canvas cannot read style sheets. */
export const CHART = {
  ink: "#10211D",
  quiet: "#4C615B",
  rule: "#DDE6E2",
  brand: "#00706B",
  amber: "#FFB400",
  font: '"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif',
} as const;

/** A chart that is drawn anew in place when its option changes, so that weeks of renewals keep one chart. */
export function Chart({
  option,
  label,
  height,
}: {
  option: EChartsCoreOption;
  label: string;
  height: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  const drawn = useRef("");

  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: "canvas" });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
      drawn.current = "";
    };
  }, []);
  useEffect(() => {
    // Most renewals bring nothing new: then nothing is drawn.
    const now = JSON.stringify(option);
    if (now === drawn.current) return;
    drawn.current = now;
    chart.current?.setOption(option, { replaceMerge: ["series"] });
  }, [option]);

  return <div ref={place} class="chart" style={{ height: `${height}px` }} role="img" aria-label={label} />;
}

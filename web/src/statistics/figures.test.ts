import { describe, expect, it } from "vitest";
import { sampleStatistics } from "../../tests/sample_hall.ts";
import { fill } from "../language/language.ts";
import { WORDS, type Speech, type Word } from "../staff/words.ts";
import { statisticsCsv } from "./csv.ts";
import { ticksTo } from "./dwell_chart.tsx";
import { duration, ratio, share } from "./figures.ts";
import { heatColour, peaks } from "./heat_map.ts";
import { hallDay, ordered, rangeOf } from "./range.ts";

const speech = (language: "zh-CN" | "en"): Speech => ({
  language,
  say: (key: Word, values) => fill(WORDS[language][key], values),
});
const zh = speech("zh-CN");
const en = speech("en");

describe("figures", () => {
  it("say null as no data and 0 as 0", () => {
    expect(duration(null, zh)).toBe("无数据");
    expect(share(null, en)).toBe("no data");
    expect(share(ratio(0, 0), en)).toBe("no data");
    expect(share(ratio(0, 5), en)).toBe("0%");
    expect(duration(0, en)).toBe("0 s");
  });

  it("say durations as people do, without 60 seconds in a minute's rest", () => {
    expect(duration(4.24, en)).toBe("4.2 s");
    expect(duration(59.4, en)).toBe("59 s");
    expect(duration(59.6, en)).toBe("1 min 00 s");
    expect(duration(119.7, zh)).toBe("2 分 00 秒");
  });

  it("have an axis of round ticks that holds the largest", () => {
    expect(ticksTo(171.2)).toEqual([0, 60, 120, 180]);
    expect(ticksTo(3)).toEqual([0, 1, 2, 3]);
    for (const seconds of [0, 0.2, 7, 61, 599, 20_000])
      expect(ticksTo(seconds).at(-1)).toBeGreaterThanOrEqual(seconds);
  });
});

describe("the range", () => {
  it("is of the hall's day, wherever the desk's clock is", () => {
    const justAfterMidnight = Date.UTC(2026, 10, 24, 16, 0, 1);
    expect(hallDay(justAfterMidnight)).toBe("2026-11-25");
    expect(hallDay(justAfterMidnight - 2000)).toBe("2026-11-24");
    expect(rangeOf("seven_days", justAfterMidnight)).toEqual({ from: "2026-11-19", to: "2026-11-25" });
  });

  it("takes two dates in either order", () => {
    expect(ordered({ from: "2026-11-20", to: "2026-11-10" })).toEqual({
      from: "2026-11-10",
      to: "2026-11-20",
    });
  });
});

describe("the CSV", () => {
  it("leaves no value for no data", () => {
    expect(statisticsCsv(sampleStatistics("none", true), en)).toContain(
      "totals,Median length of a visit,s,,0\r\n",
    );
  });

  it("keeps a scene's name from running as a formula or breaking its row", () => {
    const shown = sampleStatistics("none", false);
    shown.dwell_by_scene = [{ scene: '=HYPERLINK("x",1)', n: 1, median_s: 2, p90_s: 3 }];
    expect(statisticsCsv(shown, en)).toContain(`dwell,"'=HYPERLINK(""x"",1)",Median,2,1\r\n`);
  });
});

describe("the heat map", () => {
  it("names the busiest places, no two of them side by side", () => {
    const heat = sampleStatistics("none", false).heat[0];
    if (!heat) throw new Error("no sample");
    const found = peaks(heat);
    expect(found.map(([, , count]) => count)).toEqual([48, 26, 20, 14]);
    expect(found[0]?.slice(0, 2)).toEqual([36, 24]);
  });

  it("goes from light to dark", () => {
    expect(heatColour(0)).toBe("rgba(255,226,138,0.50)");
    expect(heatColour(1)).toBe("rgba(168,28,32,0.90)");
  });
});

import { describe, expect, it } from "vitest";
import { sampleStatistics } from "../../tests/sample_hall.ts";
import { fill } from "../language/language.ts";
import { wordFor, WORDS, type Speech, type Word } from "../staff/words.ts";
import { statisticsCsv } from "./csv.ts";
import { ticksTo } from "./dwell_chart.tsx";
import { byField, valueOf } from "./choice_words.ts";
import { duration, rate, ratio, share, told, toldShare } from "./figures.ts";
import { nameOf, placeOf, type PhoneNames } from "./phone_words.ts";
import { heatColour, mapsToShow, peaks } from "./heat_map.ts";
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
    shown.dwell_by_scene = [{ scene: '=HYPERLINK("x",1)', n: 8, median_s: 2, p90_s: 3 }];
    expect(statisticsCsv(shown, en)).toContain(`dwell,"'=HYPERLINK(""x"",1)",Median,2,8\r\n`);
  });

  it("tells no cell of fewer than five visits, and tells none apart from few", () => {
    const shown = sampleStatistics("none", false);
    shown.visits_by_hour = [4, 5, 0].map((visits, hour) => ({ hour, visits }));
    shown.draw_by_hour = [
      { hour: 9, visits: 4, up_hours: 0.5, visits_per_up_hour: 8 },
      { hour: 10, visits: 0, up_hours: 1, visits_per_up_hour: 0 },
      { hour: 11, visits: 0, up_hours: 0, visits_per_up_hour: null },
    ];
    shown.dwell_by_scene = [{ scene: "home", n: 1, median_s: 2, p90_s: 3 }];
    const csv = statisticsCsv(shown, en);
    for (const row of ["0,,<5,", "1,,5,", "2,,0,"]) expect(csv).toContain(`visits_by_hour,${row}\r\n`);
    expect(csv).toContain("draw_by_hour,9,Hours up,0.5,\r\ndraw_by_hour,9,Visits for each hour up,<5,<5\r\n");
    expect(csv).toContain("draw_by_hour,10,Visits for each hour up,0,0\r\n");
    expect(csv).toContain("draw_by_hour,11,Visits for each hour up,,0\r\n");
    expect(csv).toContain("dwell,Home,Median,<5,<5\r\n");
    expect(csv).toContain("modes,Low reach,on,<5,236\r\n");
    expect(csv).toContain("choices,Area,Beijing,<5,\r\n");
    expect(csv).toContain(`choices,"Usage of a mean month, kWh",200–299,62,\r\n`);
    const topup = "tasks,WSGW/Top up/";
    const named = csv.replaceAll(/tasks,[^/]+\/[^/]+\//g, topup);
    for (const row of [
      "shown how,Begun,9,",
      "shown how,Finished,<5,9",
      "shown how,Median time of finished,<5,<5",
      "shown how,Finished,0,6",
      "shown how,Median time of finished,,0",
      "racing the queue,Begun,<5,",
    ])
      expect(named).toContain(`${topup}${row}\r\n`);
    expect(csv).toMatch(/tasks_left,[^,]+,Lock screen,6,\r\n/);
    expect(csv).toMatch(/tasks_left,[^,]+,Unknown \(no end on record\),5,\r\n/);
    expect(csv).toMatch(/tasks_left,[^,]+,[^,]+,<5,\r\n/);
    expect(csv).toContain("trouble,Home,On nothing,61,402\r\n");
    expect(csv).toContain("trouble,Home,Visits with quick taps,<5,231\r\n");
  });
});

describe("choices and modes", () => {
  it("are said in words, old values of records too, and an unknown id as it is", () => {
    for (const value of ["on", "true", "high"]) expect(wordFor("value", value, zh.say)).toBe("开启");
    for (const value of ["off", "false", "normal"]) expect(wordFor("value", value, en.say)).toBe("off");
    expect(wordFor("value", "zh-CN", en.say)).toBe("中文");
    expect(wordFor("field", "hologram", en.say)).toBe("hologram");
    expect(valueOf({ field: "area", value: "tianjin-residential" }, zh)).toBe("天津");
    expect(valueOf({ field: "area", value: "atlantis" }, zh)).toBe("atlantis");
    expect(valueOf({ field: "usage", value: "200-299" }, zh)).toBe("200–299");
    expect(valueOf({ field: "many_people", value: "true" }, zh)).toBe("是");
  });

  it("are told without their number and share where few chose them", () => {
    expect(told({ visits: 1234 }, en)).toBe("1,234");
    expect(told({ fewer_than: 5 }, zh)).toBe("<5");
    expect(toldShare({ visits: 5 }, 10, en)).toBe("50%");
    expect(toldShare({ fewer_than: 5 }, 10, en)).toBe("");
  });

  it("stand together by field, bands by their size", () => {
    const fields = byField(sampleStatistics("none", false).choices);
    expect(fields.map((one) => one.field)).toEqual(["area", "example", "many_people", "mode", "usage"]);
    expect(fields.at(-1)?.values.map((one) => one.value)).toEqual([
      "100-199",
      "200-299",
      "300-399",
      "1000-1999",
    ]);
    expect(fields[0]?.values.map((one) => one.value)).toEqual(["tianjin-residential", "beijing-residential"]);
  });

  it("and rates are no data where no exhibit was up", () => {
    expect(rate(null, zh)).toBe("无数据");
    expect(rate(0, en)).toBe("0");
    expect(rate(12.345, en)).toBe("12.3");
  });
});

describe("the practice phone", () => {
  const names: PhoneNames = {
    app: { wsgw: { "zh-CN": "网上国网", en: "Power app" } },
    task: {},
    page: { "wsgw.home": { "zh-CN": "首页", en: "Start" } },
  };

  it("has its apps, tasks and pages by name, and unknown ones by id", () => {
    expect(nameOf("app", "wsgw", zh, names)).toBe("网上国网");
    expect(nameOf("task", "wsgw-levitate", en, names)).toBe("wsgw-levitate");
    expect(placeOf("wsgw.home", en, names)).toBe("Start");
    expect(placeOf("home", zh, names)).toBe("手机桌面");
    expect(placeOf("wsgw.nowhere", zh, names)).toBe("wsgw.nowhere");
    expect(placeOf(null, zh, names)).toBe("不知道（没有结束记录）");
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

  it("is offered where there is something to draw, the most touched scene first", () => {
    const [calculator, home] = sampleStatistics("none", false).heat;
    if (!calculator || !home) throw new Error("no sample");
    const attract = { ...home, scene: "attract", cells: [], touches: 9000, without_place: 9000 };
    expect(mapsToShow([attract, home, calculator])).toEqual([calculator, home]);
    expect(mapsToShow([attract])).toEqual([]);
  });

  it("goes from light to dark", () => {
    expect(heatColour(0)).toBe("rgba(255,226,138,0.50)");
    expect(heatColour(1)).toBe("rgba(168,28,32,0.90)");
  });
});

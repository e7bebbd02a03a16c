import type { Choice, Statistics, TasksLeft, TaskUse } from "../src/statistics/statistics.ts";
import type { Screens } from "../src/screens/screens.ts";

const NOW = Date.UTC(2026, 10, 25, 6, 42);

/** A day's statistics; `empty` is a hall nobody visited yet. */
export function sampleStatistics(demo: Statistics["demo"], empty: boolean): Statistics {
  const scenes: [string, number, number, number][] = [
    ["tier-calculator", 148, 96.4, 171.2],
    ["home", 231, 12.1, 31.5],
    ["attract", 236, 4.2, 9.8],
  ];
  const steps: [string, number][] = [
    ["opened", 148],
    ["usage_entered", 121],
    ["all_months", 92],
    ["takeaway", 61],
  ];
  const hours = [0, 0, 0, 0, 0, 0, 0, 0, 9, 31, 38, 27, 14, 22, 36, 29, 21, 9, 0, 0, 0, 0, 0, 0];
  return {
    from: "2026-11-25",
    to: "2026-11-25",
    generated_at_ms: NOW,
    demo,
    totals: {
      visits: empty ? 0 : 236,
      finished: empty ? 0 : 154,
      idle_ended: empty ? 0 : 79,
      open: empty ? 0 : 3,
      median_active_s: empty ? null : 104.5,
      takeaways_shown: empty ? 0 : 61,
      takeaways_opened: empty ? 0 : 44,
    },
    visits_by_hour: empty ? [] : hours.map((visits, hour) => ({ hour, visits })),
    draw_by_hour: empty
      ? []
      : hours.map((visits, hour) => {
          const up_hours = hour < 8 || hour > 17 ? 0 : hour === 8 ? 0.75 : 1;
          return { hour, visits, up_hours, visits_per_up_hour: up_hours > 0 ? visits / up_hours : null };
        }),
    dwell_by_scene: empty ? [] : scenes.map(([scene, n, median_s, p90_s]) => ({ scene, n, median_s, p90_s })),
    funnels: empty
      ? []
      : [
          {
            scene: "tier-calculator",
            steps: steps.map(([step, visits], i) => ({
              step,
              visits,
              share_of_first: visits / 148,
              share_of_previous: i === 0 ? 1 : visits / (steps[i - 1]?.[1] ?? 1),
            })),
          },
        ],
    heat: empty ? [] : [heat("tier-calculator", "near"), heat("home", "near")],
    trouble_by_scene: empty
      ? []
      : [
          {
            scene: "home",
            visits: 231,
            touches: 402,
            on_nothing: 61,
            bursts: 2,
            visits_with_bursts: 2,
          },
          {
            scene: "tier-calculator",
            visits: 148,
            touches: 2874,
            on_nothing: 96,
            bursts: 19,
            visits_with_bursts: 14,
          },
        ],
    choices: empty ? [] : choices(),
    tasks: empty ? [] : tasks(),
    tasks_left: empty ? [] : tasksLeft(),
    modes: empty
      ? []
      : [
          { mode: "language", value: "en", visits: 18 },
          { mode: "elder", value: "on", visits: 41 },
          { mode: "contrast", value: "on", visits: 7 },
          { mode: "reach", value: "on", fewer_than: 5 },
        ],
    records: { stored: empty ? 0 : 18_422, gaps: empty ? 0 : 1, unknown_kinds: 0 },
  };
}

function choices(): Choice[] {
  const scene = "tier-calculator";
  return [
    { scene, field: "area", value: "tianjin-residential", visits: 12 },
    { scene, field: "area", value: "beijing-residential", fewer_than: 5 },
    { scene, field: "example", value: "true", visits: 51 },
    { scene, field: "many_people", value: "true", visits: 33 },
    { scene, field: "mode", value: "year", visits: 21 },
    { scene, field: "mode", value: "months", fewer_than: 5 },
    { scene, field: "usage", value: "200-299", visits: 62 },
    { scene, field: "usage", value: "300-399", visits: 40 },
    { scene, field: "usage", value: "100-199", visits: 19 },
    { scene, field: "usage", value: "1000-1999", fewer_than: 5 },
  ];
}

function tasks(): TaskUse[] {
  const scene = "giant-phone";
  const told = (
    app: string,
    task: string,
    mode: string,
    begun: number,
    finished: number,
    median_took_s: number | null,
    helps_per_task: number,
    wrong_turns_per_task: number,
  ): TaskUse => ({
    scene,
    app,
    task,
    mode,
    visits: begun - 1,
    begun,
    finished,
    share_finished: finished / begun,
    median_took_s,
    helps_per_task,
    wrong_turns_per_task,
  });
  return [
    told("alipay", "alipay-pay", "guided", 17, 15, 68.2, 0.7, 0.35),
    { scene, app: "alipay", task: "alipay-other", mode: "guided", fewer_than: 5 },
    { scene, app: "alipay", task: "alipay-pay", mode: "race", fewer_than: 5 },
    told("wsgw", "wsgw-topup", "guided", 31, 26, 74.5, 0.81, 0.42),
    told("wsgw", "wsgw-topup", "free", 11, 7, 88.4, 1.45, 0.9),
    told("wsgw", "wsgw-bind", "guided", 9, 3, 121, 2.1, 1.3),
    told("wsgw", "wsgw-repair", "guided", 6, 0, null, 2.6, 1.8),
  ];
}

function tasksLeft(): TasksLeft[] {
  const scene = "giant-phone";
  return [
    { scene, app: "wsgw", page: "wsgw.bind", visits: 8, tasks: 9 },
    { scene, app: "wsgw", page: "locked", visits: 6, tasks: 6 },
    { scene, app: "wsgw", page: null, visits: 5, tasks: 5 },
    { scene, app: "alipay", page: "alipay.password", fewer_than: 5 },
  ];
}

/** Touches gathered round a few places, as fingers do. */
function heat(scene: string, display: string): Statistics["heat"][number] {
  const places: [number, number, number][] =
    scene === "home"
      ? [[24, 13, 60]]
      : [
          [38, 10, 26],
          [36, 24, 48],
          [17, 13, 20],
          [6, 24, 9],
          [40, 2, 14],
        ];
  const cells: [number, number, number][] = [];
  for (let col = 0; col < 48; col++) {
    for (let row = 0; row < 27; row++) {
      const count = Math.round(
        places.reduce((sum, [x, y, n]) => sum + n * Math.exp(-((col - x) ** 2 + (row - y) ** 2) / 7), 0),
      );
      if (count > 0) cells.push([col, row, count]);
    }
  }
  const without_place = 312;
  const touches = cells.reduce((sum, [, , count]) => sum + count, without_place);
  return { scene, display, layout: 1, columns: 48, rows: 27, cells, touches, without_place };
}

/** Two exhibits: one that answers, one that is silent. */
export function sampleScreens(): Screens {
  const scenes = [
    { id: "attract", name: "待机", name_en: "Attract" },
    { id: "home", name: "首页", name_en: "Home" },
    { id: "tier-calculator", name: "阶梯电价", name_en: "Tiered price" },
  ];
  const display = (id: string, scene: string, age: number | null) => ({
    info: { id, width_mm: 1210, height_mm: 681, scene },
    picture_age_ms: age,
    picture_number: age === null ? 0 : 7,
  });
  return {
    exhibits: [
      {
        device: "a1".repeat(16),
        name: "dual-screen-1",
        profile: "dual-screen",
        demo: true,
        silent_ms: 400,
        scenes,
        displays: [display("near", "tier-calculator", 600), display("far", "tier-calculator", 700)],
      },
      {
        device: "b2".repeat(16),
        name: "giant-phone-1",
        profile: "giant-phone",
        demo: false,
        silent_ms: 754_000,
        scenes,
        displays: [display("phone", "home", null)],
      },
    ],
  };
}

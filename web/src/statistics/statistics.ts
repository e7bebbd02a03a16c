/** `GET /api/statistics/exhibits`: how the hall's exhibits were used from one day to another. */
export interface Statistics {
  /** First and last day, `YYYY-MM-DD` in the hall's time zone. */
  from: string;
  to: string;
  /** Milliseconds since 1970. */
  generated_at_ms: number;
  /** Whether demo data is among it. */
  demo: "none" | "some" | "all";
  totals: Totals;
  visits_by_hour: { hour: number; visits: number }[];
  draw_by_hour: HourDraw[];
  dwell_by_scene: Dwell[];
  funnels: Funnel[];
  heat: Heat[];
  trouble_by_scene: Trouble[];
  modes: ModeUse[];
  choices: Choice[];
  tasks: TaskUse[];
  tasks_left: TasksLeft[];
  records: { stored: number; gaps: number; unknown_kinds: number };
}

/** Visits that chose a value, or only that they are fewer than may be told. */
export type CellVisits = { visits: number } | { fewer_than: number };

/** Visits that chose a value of a mode. */
export type ModeUse = { mode: string; value: string } & CellVisits;

/** Visits whose last choice in a field was a value: an option's id or a band such as `200-299`. */
export type Choice = { scene: string; field: string; value: string } & CellVisits;

/** A task of the practice phone in one mode, and how it went, unless too few visits began it to tell. */
export type TaskUse = { scene: string; app: string; task: string; mode: string } & (
  ({ visits: number } & TaskFigures) | { fewer_than: number }
);

export interface TaskFigures {
  begun: number;
  finished: number;
  /** 0 to 1. */
  share_finished: number | null;
  /** Seconds; null where none was finished. */
  median_took_s: number | null;
  /** Means over tasks with an end. */
  helps_per_task: number | null;
  wrong_turns_per_task: number | null;
}

/** Unfinished tasks of an app left on a page, or nobody knows where, unless too few visits left one there. */
export type TasksLeft = { scene: string; app: string; page: string | null } & (
  { visits: number; tasks: number } | { fewer_than: number }
);

/** Visits begun in a local hour for each hour that an exhibit was up; null where none was. */
export interface HourDraw {
  hour: number;
  visits: number;
  up_hours: number;
  visits_per_up_hour: number | null;
}

/** Touches of a scene that did not help. */
export interface Trouble {
  scene: string;
  visits: number;
  /** Touches with a place. */
  touches: number;
  /** Of them, where nothing was. */
  on_nothing: number;
  /** Rows of three and more quick touches of one place. */
  bursts: number;
  visits_with_bursts: number;
}

export interface Totals {
  visits: number;
  finished: number;
  idle_ended: number;
  /** Visits that go on now, or whose end never came. */
  open: number;
  /** Seconds to the last touch; null where no visit has ended. */
  median_active_s: number | null;
  takeaways_shown: number;
  takeaways_opened: number;
}

/** Seconds visitors stayed in a scene; `n` stays. */
export interface Dwell {
  scene: string;
  n: number;
  median_s: number | null;
  p90_s: number | null;
}

export interface Funnel {
  scene: string;
  steps: FunnelStep[];
}

/** Shares are 0 to 1. */
export interface FunnelStep {
  step: string;
  visits: number;
  share_of_first: number | null;
  share_of_previous: number | null;
}

/** Touches on a display's picture in a grid; one map for each layout, because places of two layouts do not add up. */
export interface Heat {
  scene: string;
  display: string;
  layout: number;
  columns: number;
  rows: number;
  /** Column, row, touches. */
  cells: [number, number, number][];
  touches: number;
  /** Touches on keypads and keyboards, whose place is never recorded. */
  without_place: number;
}

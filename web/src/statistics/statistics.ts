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
  dwell_by_scene: Dwell[];
  funnels: Funnel[];
  heat: Heat[];
  modes: { mode: string; value: string; visits: number }[];
  records: { stored: number; gaps: number; unknown_kinds: number };
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

/** `GET /api/screens`: the `Screens` of the `hall_api` crate. */
export interface Screens {
  exhibits: Exhibit[];
}

export interface Exhibit {
  device: string;
  name: string;
  profile: string;
  demo: boolean;
  /** Milliseconds since the exhibit was last heard; null for never since the server started. */
  silent_ms: number | null;
  scenes: { id: string; name: string }[];
  displays: Display[];
}

export interface Display {
  info: { id: string; width_mm: number; height_mm: number; scene: string };
  /** Milliseconds; null where there is no picture. */
  picture_age_ms: number | null;
  /** Counts up with every new picture. */
  picture_number: number;
}

/** What can be ordered: the `OrderKind` of the `hall_api` crate. */
export type Order =
  | { type: "touch"; display: string; finger: number; phase: TouchPhase; x: number; y: number }
  | {
      type: "command";
      command: "scene" | "idle_pause" | "cleaning" | "test_panels" | "restart";
      argument: string;
    };

export type TouchPhase = "began" | "moved" | "ended" | "cancelled";

import type { Language } from "../language/language.ts";

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
  scenes: SceneName[];
  displays: Display[];
}

/** A scene's name in Chinese and in English, which is empty where an exhibit of an earlier version did not say it. */
export interface SceneName {
  id: string;
  name: string;
  name_en: string;
}

export interface Display {
  info: { id: string; width_mm: number; height_mm: number; scene: string };
  /** Milliseconds; null where there is no picture. */
  picture_age_ms: number | null;
  /** Counts up with every new picture. */
  picture_number: number;
}

/** What a page in this language calls a scene of the exhibit: its id where the exhibit has none such. */
export function sceneName(scenes: readonly SceneName[], id: string, language: Language): string {
  const scene = scenes.find((one) => one.id === id);
  return (language === "en" && scene?.name_en) || scene?.name || id;
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

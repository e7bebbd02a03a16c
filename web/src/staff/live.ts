import { useEffect, useRef, useState } from "preact/hooks";
import { askHall } from "./hall_api.ts";

/** Content that renews itself: the newest good answer, and since when there is none. */
export interface Live<T> {
  content: T | null;
  /** Milliseconds since 1970 of the last good answer, null for none yet. */
  goodAt: number | null;
  /** True while the last question had no good answer: content is then the last good one. */
  stale: boolean;
}

/** Asks a path again and again, never two at once, not while nobody looks; a new path starts anew. */
export function useLive<T>(path: string, everyMs: number): Live<T> {
  const [live, setLive] = useState<Live<T>>({ content: null, goodAt: null, stale: false });
  const shownPath = useRef(path);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = async () => {
      if (!document.hidden) {
        try {
          const content = await askHall<T>("GET", path);
          if (over) return;
          shownPath.current = path;
          setLive({ content, goodAt: Date.now(), stale: false });
        } catch {
          if (over) return;
          // A blip keeps the good content; another question's content would be wrong under this one's name.
          setLive((was) =>
            shownPath.current === path
              ? { ...was, stale: true }
              : { content: null, goodAt: null, stale: true },
          );
        }
      }
      timer = setTimeout(() => void turn(), everyMs);
    };
    const seen = () => {
      if (document.hidden || timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      void turn();
    };
    void turn();
    document.addEventListener("visibilitychange", seen);
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [path, everyMs]);
  return live;
}

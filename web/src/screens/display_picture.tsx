import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { askHall } from "../staff/hall_api.ts";
import { wordFor, type Speech } from "../staff/words.ts";
import { age } from "./age.ts";
import { OrderQueue } from "./order_queue.ts";
import { Pointing, type Place } from "./pointing.ts";
import { sceneName, type Display, type Exhibit } from "./screens.ts";

/** A display's newest picture; a finger or pointer on it is a finger on the display. */
export function DisplayPicture(props: Speech & { exhibit: Exhibit; display: Display; silent: boolean }) {
  const { exhibit, display, silent, say, language } = props;
  const { id, width_mm, height_mm, scene } = display.info;
  const shown = usePicture(exhibit.device, id, display.picture_number);
  const [cursor, setCursor] = useState<Place>({ x: 0.5, y: 0.5 });
  const [byKeys, setByKeys] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const path = `/api/screens/${encodeURIComponent(exhibit.device)}/orders`;
  const pointing = useMemo(() => {
    const queue = new OrderQueue((order) => askHall<void>("POST", path, order));
    return new Pointing((finger, phase, { x, y }) =>
      queue.push({ type: "touch", display: id, finger, phase, x, y }),
    );
  }, [path, id]);
  useEffect(() => () => pointing.cancelAll(), [pointing]);

  const at = (event: PointerEvent): Place => {
    const box = place.current?.getBoundingClientRect();
    return box
      ? { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
      : cursor;
  };
  const onStage = sceneName(exhibit.scenes, scene, language);
  const label = say("screen_label", {
    exhibit: exhibit.name,
    display: wordFor("display", id, say),
    scene: onStage,
  });
  return (
    <figure class="display" data-display={id} style={{ flexGrow: width_mm / height_mm }}>
      <div
        ref={place}
        class="glass"
        style={{ aspectRatio: `${width_mm} / ${height_mm}` }}
        role="application"
        tabIndex={0}
        aria-label={label}
        aria-disabled={silent}
        onPointerDown={(event) => {
          if (silent || event.button !== 0) return;
          setByKeys(false);
          event.currentTarget.setPointerCapture(event.pointerId);
          pointing.down(event.pointerId, at(event));
        }}
        onPointerMove={(event) => pointing.move(event.pointerId, at(event))}
        onPointerUp={(event) => pointing.up(event.pointerId, at(event))}
        onPointerCancel={(event) => pointing.cancel(event.pointerId)}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step) {
            const far = event.shiftKey ? 5 : 1;
            const next = { x: cursor.x + step[0] * far, y: cursor.y + step[1] * far };
            setByKeys(true);
            setCursor(inside(next));
            pointing.move(KEYBOARD, next);
          } else if ((event.key === "Enter" || event.key === " ") && !silent && !event.repeat) {
            setByKeys(true);
            pointing.down(KEYBOARD, cursor);
          } else return;
          event.preventDefault();
        }}
        onKeyUp={(event) => {
          if (event.key === "Enter" || event.key === " ") pointing.up(KEYBOARD, cursor);
        }}
        onBlur={() => {
          pointing.cancel(KEYBOARD);
          setByKeys(false);
        }}
      >
        {shown ? (
          <img src={shown} alt="" draggable={false} />
        ) : (
          <span class="blank">{say("no_picture")}</span>
        )}
        {byKeys && <i class="cursor" style={{ left: `${cursor.x * 100}%`, top: `${cursor.y * 100}%` }} />}
      </div>
      <figcaption>
        <strong>{wordFor("display", id, say)}</strong> <span>{onStage}</span>
        {display.picture_age_ms !== null && (
          <span class={display.picture_age_ms > LATE_MS ? "age late" : "age"}>
            {say("picture_age", { age: age(display.picture_age_ms, say) })}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** The keyboard's own pointer; browsers number theirs from 0. */
const KEYBOARD = -1;
/** Pictures older than this are marked: exhibits send one at least every 2 s while the page is open. */
const LATE_MS = 5000;
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [-0.02, 0],
  ArrowRight: [0.02, 0],
  ArrowUp: [0, -0.02],
  ArrowDown: [0, 0.02],
};

function inside({ x, y }: Place): Place {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}

/** Address of the newest picture that has fully arrived: no blank between two of them. */
function usePicture(device: string, display: string, number: number): string | null {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (number === 0) return;
    const image = new Image();
    const address = `/api/screens/${encodeURIComponent(device)}/${encodeURIComponent(display)}.jpg?n=${number}`;
    image.onload = () => setShown(address);
    image.src = address;
    return () => {
      image.onload = null;
    };
  }, [device, display, number]);
  return shown;
}

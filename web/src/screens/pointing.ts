import type { TouchPhase } from "./screens.ts";

/** A place as a share of the display from its left and top. */
export interface Place {
  x: number;
  y: number;
}

/** Largest first number of a finger: two desks at one exhibit hardly ever meet, and numbers stay exact. */
const FINGERS = 2 ** 40;

/** Turns pointers of the page into fingers on a display: each press is a finger of its own, with a beginning and an end. */
export class Pointing {
  private readonly fingers = new Map<number, { finger: number; place: Place }>();
  private next = Math.floor(Math.random() * FINGERS);

  constructor(private readonly touch: (finger: number, phase: TouchPhase, place: Place) => void) {}

  down(pointer: number, place: Place): void {
    this.cancel(pointer);
    const finger = this.next++;
    this.fingers.set(pointer, { finger, place: clamped(place) });
    this.touch(finger, "began", clamped(place));
  }

  move(pointer: number, place: Place): void {
    const pressed = this.fingers.get(pointer);
    if (!pressed) return;
    pressed.place = clamped(place);
    this.touch(pressed.finger, "moved", pressed.place);
  }

  up(pointer: number, place: Place): void {
    this.finish(pointer, "ended", place);
  }

  cancel(pointer: number): void {
    this.finish(pointer, "cancelled");
  }

  /** Nothing stays pressed when the picture goes away. */
  cancelAll(): void {
    for (const pointer of [...this.fingers.keys()]) this.cancel(pointer);
  }

  private finish(pointer: number, phase: TouchPhase, place?: Place): void {
    const pressed = this.fingers.get(pointer);
    if (!pressed) return;
    this.fingers.delete(pointer);
    this.touch(pressed.finger, phase, place ? clamped(place) : pressed.place);
  }
}

function clamped({ x, y }: Place): Place {
  return { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) };
}

import type { Order } from "./screens.ts";

/** Moves of a finger are sent at most this often: 20 a second. */
export const MOVE_MS = 50;

/**
 * Sends orders one after another, so that a finger never ends before it began. While one is on its way, moves of the
 * same finger replace each other: the exhibit needs the newest place, and the queue stays short on a slow network.
 */
export class OrderQueue {
  private waiting: Order[] = [];
  private running = false;
  private lastMove = 0;

  constructor(
    private readonly send: (order: Order) => Promise<void>,
    private readonly wait: (ms: number) => Promise<void> = (ms) =>
      new Promise((done) => setTimeout(done, ms)),
    private readonly now: () => number = () => performance.now(),
  ) {}

  push(order: Order): void {
    const last = this.waiting.at(-1);
    if (last && isMove(last) && isMove(order) && last.finger === order.finger) this.waiting.pop();
    this.waiting.push(order);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    for (;;) {
      const next = this.waiting[0];
      if (!next) break;
      if (isMove(next)) {
        const early = this.lastMove + MOVE_MS - this.now();
        if (early > 0) {
          await this.wait(early);
          continue;
        }
        this.lastMove = this.now();
      }
      this.waiting.shift();
      // A touch that did not arrive is not sent later: the visitor's hand may be there by then.
      await this.send(next).catch(() => undefined);
    }
    this.running = false;
  }
}

type Move = Extract<Order, { type: "touch" }>;

function isMove(order: Order): order is Move {
  return order.type === "touch" && order.phase === "moved";
}

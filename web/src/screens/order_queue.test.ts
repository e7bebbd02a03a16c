import { describe, expect, it } from "vitest";
import { isSilent } from "./age.ts";
import { OrderQueue } from "./order_queue.ts";
import { Pointing } from "./pointing.ts";
import type { Order, TouchPhase } from "./screens.ts";

const touch = (phase: TouchPhase, x = 0, finger = 1): Order => ({
  type: "touch",
  display: "near",
  finger,
  phase,
  x,
  y: 0,
});

describe("orders", () => {
  it("go one after another; waiting moves give way to newer ones, at most 20 a second", async () => {
    const sent: Order[] = [];
    let clock = 1000;
    let open = 0;
    const queue = new OrderQueue(
      async (order) => {
        expect(++open).toBe(1);
        await Promise.resolve();
        sent.push(order);
        clock += 5;
        open--;
      },
      async (ms) => {
        clock += ms;
      },
      () => clock,
    );
    queue.push(touch("began"));
    for (let i = 1; i <= 9; i++) queue.push(touch("moved", i / 10));
    queue.push(touch("ended", 1));
    await new Promise((done) => setTimeout(done, 20));
    expect(sent).toEqual([touch("began"), touch("moved", 0.9), touch("ended", 1)]);
  });

  it("go on after one that did not arrive", async () => {
    const sent: Order[] = [];
    const queue = new OrderQueue(async (order) => {
      sent.push(order);
      throw new Error("network");
    });
    queue.push(touch("began"));
    queue.push(touch("ended"));
    await new Promise((done) => setTimeout(done, 20));
    expect(sent.length).toBe(2);
  });
});

describe("pointing", () => {
  it("leaves nothing pressed: each finger that began ends, inside the display", () => {
    const seen: [number, TouchPhase, number][] = [];
    const pointing = new Pointing((finger, phase, { x }) => seen.push([finger, phase, x]));
    pointing.move(7, { x: 0.5, y: 0 });
    pointing.down(7, { x: 0.5, y: 0 });
    pointing.down(8, { x: 0.1, y: 0 });
    pointing.down(7, { x: 0.6, y: 0 });
    pointing.up(7, { x: 1.4, y: 0 });
    pointing.cancelAll();
    pointing.up(8, { x: 0, y: 0 });
    expect(seen.map(([, phase, x]) => [phase, x])).toEqual([
      ["began", 0.5],
      ["began", 0.1],
      ["cancelled", 0.5],
      ["began", 0.6],
      ["ended", 1],
      ["cancelled", 0.1],
    ]);
    expect(new Set(seen.map(([finger]) => finger)).size).toBe(3);
  });
});

describe("an exhibit", () => {
  it("is silent when never heard or not for long", () => {
    expect([null, 0, 20_000, 60_000].map(isSilent)).toEqual([true, false, false, true]);
  });
});

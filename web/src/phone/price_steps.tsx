import { price, whole, yuan } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { yearKwh } from "../takeaway/tier_split.ts";
import { TierHatches, tierEdge, tierFill, tierName } from "./tier_marks.tsx";
import type { Speech } from "./words.ts";

// Drawing units; the picture is as wide as its column, so 1 unit is about 1 CSS pixel on a phone.
const WIDE = 328;
const FLOOR = 176;
const TALLEST = 128;
const HATCH = "steps";
/** An area narrower than this has no room for its amount; the table below has it. */
const ROOM_FOR_MONEY = 84;

interface Step {
  tier: number;
  from: number;
  to: number;
  /** How far the year's use fills it. */
  filled: number;
  height: number;
}

/** The year as a stair: width is energy, height is price, so the filled area is the money. */
export function PriceSteps({ card, ...speech }: Speech & { card: Card }) {
  const { say, language } = speech;
  // Where tiers start anew each month there is no stair of the year to draw.
  if (card.resetsMonthly || card.tiers.length < 2) return null;
  const used = yearKwh(card);
  const steps = stepsOf(card, used);
  const end = steps.at(-1)?.to ?? 1;
  const x = (kwh: number) => (kwh / end) * WIDE;
  return (
    <figure class="steps">
      <figcaption>{say("steps_title")}</figcaption>
      <svg viewBox={`0 0 ${WIDE} 216`} role="img" aria-label={say("steps_label")}>
        <TierHatches of={HATCH} />
        {steps.map((step) => (
          <g key={step.tier}>
            <rect
              x={x(step.from)}
              y={FLOOR - step.height}
              width={x(step.to) - x(step.from)}
              height={step.height}
              class="room"
              stroke={tierEdge(step.tier)}
            />
            {step.filled > step.from && (
              <rect
                x={x(step.from)}
                y={FLOOR - step.height}
                width={x(step.filled) - x(step.from)}
                height={step.height}
                fill={tierFill(HATCH, step.tier)}
                stroke={tierEdge(step.tier)}
              />
            )}
            {x(step.filled) - x(step.from) > ROOM_FOR_MONEY && (
              <text
                x={(x(step.from) + x(step.filled)) / 2}
                y={FLOOR - step.height / 2 + 6}
                class={`money-${step.tier + 1}`}
              >
                {yuan(card.tiers[step.tier]?.amount ?? 0, language)}
              </text>
            )}
            <text
              x={x(step.from) + 4}
              y={FLOOR - step.height - 22}
              class="name"
              style={{ fill: tierEdge(step.tier) }}
            >
              {tierName(card, step.tier, say)}
            </text>
            <text
              x={x(step.from) + 4}
              y={FLOOR - step.height - 7}
              class="rate"
              style={{ fill: tierEdge(step.tier) }}
            >
              {price(card.tiers[step.tier]?.price ?? 0)}
            </text>
            {step.tier > 0 && (
              <text x={x(step.from)} y={FLOOR + 17} class="tick">
                {whole(step.from, language)}
              </text>
            )}
          </g>
        ))}
        <line class="current" x1={0} y1={FLOOR} x2={x(Math.min(used, end))} y2={FLOOR} />
        <line class="floor" x1={x(Math.min(used, end))} y1={FLOOR} x2={WIDE} y2={FLOOR} />
        <circle class="here" cx={Math.min(x(used), WIDE - 8)} cy={FLOOR} r="7" />
        <text class="axis" x={WIDE} y={FLOOR + 36}>
          {say("steps_axis")}
        </text>
      </svg>
    </figure>
  );
}

/** The stair ends a little after the last limit or the year's use, whichever is further. */
function stepsOf(card: Card, used: number): Step[] {
  const highest = Math.max(...card.tiers.map((tier) => tier.price), 1);
  const lastLimit = card.tiers.at(-2)?.upTo ?? 0;
  const end = Math.max(lastLimit * 1.28, used * 1.06);
  let from = 0;
  return card.tiers.map((tier, index) => {
    const to = tier.upTo ?? end;
    const step = {
      tier: index,
      from,
      to,
      filled: Math.min(used, to),
      height: (tier.price / highest) * TALLEST,
    };
    from = to;
    return step;
  });
}

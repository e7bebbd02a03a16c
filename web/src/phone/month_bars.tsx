import { monthName, whole, yuan } from "../language/figures.ts";
import type { Language } from "../language/language.ts";
import type { Card } from "../takeaway/card.ts";
import { splitMonths } from "../takeaway/tier_split.ts";
import { TierHatches, TierSwatch, tierEdge, tierFill, tierName } from "./tier_marks.tsx";
import type { Speech } from "./words.ts";

const WIDE = 328;
const FLOOR = 150;
const TALLEST = 118;
const SLOT = WIDE / 12;
const BAR = 19;
const HATCH = "months";

/** Twelve bars, marked by tier, the number on each; the same figures as a table below. */
export function MonthBars({ card, ...speech }: Speech & { card: Card }) {
  const { say, language } = speech;
  const highest = Math.max(...card.months.map((month) => month.kwh ?? 0));
  if (highest === 0) return null;
  const split = splitMonths(card);
  return (
    <section class="panel months">
      <h2>
        {say("months_title")} <small>{say("months_unit")}</small>
      </h2>
      {split && card.tiers.length > 1 && (
        <ul class="legend">
          {card.tiers.map((_, tier) => (
            <li key={tier}>
              <TierSwatch tier={tier} /> {tierName(card, tier, say)}
            </li>
          ))}
        </ul>
      )}
      <svg viewBox={`0 0 ${WIDE} 174`} role="img" aria-label={say("months_label")}>
        <TierHatches of={HATCH} />
        <line class="floor" x1="0" y1={FLOOR} x2={WIDE} y2={FLOOR} />
        {card.months.map((month, i) => (
          <g key={i} transform={`translate(${i * SLOT + SLOT / 2} 0)`}>
            {month.kwh !== null && (
              <>
                <Bar parts={split?.[i] ?? null} kwh={month.kwh} scale={TALLEST / highest} />
                <text class="count" y={FLOOR - (month.kwh * TALLEST) / highest - 6}>
                  {short(month.kwh, language)}
                </text>
              </>
            )}
            <text class={marked(card, i) ? "month crossed" : "month"} y={FLOOR + 17}>
              {i + 1}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{say("months_table")}</summary>
        <div class="wide">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("month")}</th>
                <th scope="col">{say("energy")}</th>
                <th scope="col">{say("amount")}</th>
              </tr>
            </thead>
            <tbody>
              {card.months.map((month, i) => (
                <tr key={i}>
                  <th scope="row">{monthName(i + 1, language, "long")}</th>
                  <td>{month.kwh === null ? say("not_given") : whole(month.kwh, language)}</td>
                  <td>{month.kwh === null ? "–" : yuan(month.amount, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

function Bar({ parts, kwh, scale }: { parts: number[] | null; kwh: number; scale: number }) {
  if (parts === null) {
    return <rect class="untiered" x={-BAR / 2} y={FLOOR - kwh * scale} width={BAR} height={kwh * scale} />;
  }
  let top = FLOOR;
  return (
    <>
      {parts.map((part, tier) => {
        top -= part * scale;
        return part === 0 ? null : (
          <rect
            key={tier}
            x={-BAR / 2}
            y={top}
            width={BAR}
            height={part * scale}
            fill={tierFill(HATCH, tier)}
            stroke={tierEdge(tier)}
          />
        );
      })}
    </>
  );
}

/** A crossing month's name is set apart. */
function marked(card: Card, index: number): boolean {
  return card.tier2Month === index + 1 || card.tier3Month === index + 1;
}

/** Five digits do not fit over a bar. */
function short(kwh: number, language: Language): string {
  if (kwh < 10_000) return String(kwh);
  return new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(kwh);
}

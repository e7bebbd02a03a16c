import type { Card } from "../takeaway/card.ts";
import type { Speech } from "./words.ts";

/** A tier's name; a tariff without tiers has one price. `tier` counts from 0. */
export function tierName(card: Card, tier: number, say: Speech["say"]): string {
  if (card.tiers.length === 1) return say("single");
  const key = (["tier_1", "tier_2", "tier_3"] as const)[tier];
  return key ? say(key) : say("tier", { tier: tier + 1 });
}

/** The tiers' hatches: plain, stripes, dots, so that no tier is told by colour alone. `of` keeps ids apart on a page. */
export function TierHatches({ of }: { of: string }) {
  return (
    <defs>
      <pattern id={`${of}-1`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill="#17784B" />
      </pattern>
      <pattern
        id={`${of}-2`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="8" height="8" fill="#FFC83D" />
        <rect width="3" height="8" fill="#C77800" />
      </pattern>
      <pattern id={`${of}-3`} width="7" height="7" patternUnits="userSpaceOnUse">
        <rect width="7" height="7" fill="#F0A097" />
        <circle cx="3.5" cy="3.5" r="2" fill="#C23A2B" />
      </pattern>
    </defs>
  );
}

/** Fill of a tier's shape within the svg that holds `TierHatches` of the same name. */
export function tierFill(of: string, tier: number): string {
  return `url(#${of}-${Math.min(tier, 2) + 1})`;
}

/** A tier's edge, dark enough for a line. */
export const TIER_EDGE = ["#17784B", "#9A5B00", "#C23A2B"] as const;
export function tierEdge(tier: number): string {
  return TIER_EDGE[Math.min(tier, 2)] ?? "#10211D";
}

/** A small plate with a tier's hatch. */
export function TierSwatch({ tier }: { tier: number }) {
  const id = `swatch-${tier}`;
  return (
    <svg class="swatch" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true">
      <TierHatches of={id} />
      <rect
        x="1"
        y="1"
        width="20"
        height="14"
        rx="3"
        fill={tierFill(id, tier)}
        stroke={tierEdge(tier)}
        stroke-width="1.5"
      />
    </svg>
  );
}

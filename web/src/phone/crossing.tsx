import { monthName, price, whole } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { yearKwh } from "../takeaway/tier_split.ts";
import { noCrossingTitle } from "./covered.ts";
import type { Speech } from "./words.ts";

/** The month a limit is crossed, and that only the part above it costs more: what most people get wrong. */
export function Crossing({ card, ...speech }: Speech & { card: Card }) {
  const { say, language } = speech;
  const [first, second, third] = card.tiers;
  if (!first || !second) return null;
  // No limit and no crossing is of the year there, so this comes first.
  if (card.resetsMonthly) {
    return (
      <section class="panel crossing">
        <h2>{say("crossing_monthly_title")}</h2>
        <p>{say("crossing_monthly")}</p>
      </section>
    );
  }
  if (first.upTo === null) return null;
  const month = (number: number) => monthName(number, language, "long");
  const kwh = (value: number) => whole(value, language);
  const left = first.upTo - yearKwh(card);
  if (card.tier2Month === null) {
    return left < 0 ? null : (
      <section class="panel crossing none">
        <h2>{noCrossingTitle(card, speech)}</h2>
        <p>{say("no_crossing", { left: kwh(left) })}</p>
      </section>
    );
  }
  return (
    <section class="panel crossing">
      <h2>{say("crossing_title", { month: month(card.tier2Month) })}</h2>
      <p>
        {say("crossing", {
          limit: kwh(first.upTo),
          more: price(second.price - first.price),
          price: price(first.price),
        })}
      </p>
      {card.tier3Month !== null && third && second.upTo !== null && (
        <p>
          {say("crossing_third", {
            month: month(card.tier3Month),
            limit: kwh(second.upTo),
            more: price(third.price - second.price),
          })}
        </p>
      )}
    </section>
  );
}

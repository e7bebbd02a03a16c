import { monthName, price, whole } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { yearKwh } from "../takeaway/tier_split.ts";
import type { Speech } from "./words.ts";

/** The month a limit is crossed, and that only the part above it costs more: what most people get wrong. */
export function Crossing({ card, say, language }: Speech & { card: Card }) {
  const [first, second, third] = card.tiers;
  if (!first || !second || first.upTo === null) return null;
  const month = (number: number) => monthName(number, language, "long");
  const kwh = (value: number) => whole(value, language);
  const left = first.upTo - yearKwh(card);
  if (card.tier2Month === null) {
    return card.resetsMonthly || left < 0 ? null : (
      <section class="panel crossing none">
        <h2>{say("no_crossing_title")}</h2>
        <p>{say("no_crossing", { left: kwh(left) })}</p>
      </section>
    );
  }
  return (
    <section class="panel crossing">
      <h2>{say("crossing_title", { month: month(card.tier2Month) })}</h2>
      {card.resetsMonthly ? (
        <p>{say("crossing_monthly")}</p>
      ) : (
        <p>
          {say("crossing", {
            limit: kwh(first.upTo),
            more: price(second.price - first.price),
            price: price(first.price),
          })}
        </p>
      )}
      {!card.resetsMonthly && card.tier3Month !== null && third && second.upTo !== null && (
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

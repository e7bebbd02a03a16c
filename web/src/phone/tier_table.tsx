import { price, whole, yuan } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { TierSwatch, tierName } from "./tier_marks.tsx";
import type { Speech } from "./words.ts";

/** Tier by tier: range, kilowatt-hours, price, money, and their sum. */
export function TierTable({ card, ...speech }: Speech & { card: Card }) {
  const { say, language } = speech;
  const kwh = (value: number) => whole(value, language);
  return (
    <section class="panel">
      <h2>{say("tiers_title")}</h2>
      <div class="wide">
        <table class="tiers">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">{say("tier", { tier: "" })}</span>
              </th>
              <th scope="col">{say("energy")}</th>
              <th scope="col">{say("unit_price")}</th>
              <th scope="col">{say("amount")}</th>
            </tr>
          </thead>
          <tbody>
            {card.tiers.map((tier, i) => (
              <tr key={i} class={`tier-${i + 1}`}>
                <th scope="row">
                  <TierSwatch tier={i} /> {tierName(card, i, say)}
                  {card.tiers.length > 1 && !card.resetsMonthly && (
                    <small>
                      {tier.upTo === null
                        ? say("range_over", { from: kwh(card.tiers[i - 1]?.upTo ?? 0) })
                        : say("range_to", { from: kwh(card.tiers[i - 1]?.upTo ?? 0), to: kwh(tier.upTo) })}
                    </small>
                  )}
                </th>
                <td>{kwh(tier.kwh)}</td>
                <td>{price(tier.price)}</td>
                <td>{yuan(tier.amount, language)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say("sum")}</th>
              <td>{kwh(card.tiers.reduce((sum, tier) => sum + tier.kwh, 0))}</td>
              <td />
              <td>{yuan(card.total, language)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

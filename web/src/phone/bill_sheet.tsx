import { day, yuan } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { billTitle, savingTitle, usedLine } from "./covered.ts";
import { areaOf, factOf } from "./facts.ts";
import { Keep } from "./keep.tsx";
import { MonthBars } from "./month_bars.tsx";
import { Crossing } from "./crossing.tsx";
import { PriceSteps } from "./price_steps.tsx";
import { TierTable } from "./tier_table.tsx";
import type { Speech } from "./words.ts";

/** The bill itself, the total first and largest. */
export function BillSheet({ card, ...speech }: Speech & { card: Card }) {
  const { say, language } = speech;
  const area = areaOf(card, language) ?? say("area_by_code", { code: card.area });
  return (
    <article class="sheet">
      <section class="total">
        <h1>{billTitle(card, area, speech)}</h1>
        <p class="money" style={letters(yuan(card.total, language))}>
          <span class="figure">{yuan(card.total, language)}</span> <span class="unit">{say("yuan")}</span>
        </p>
        <p class="quiet">{usedLine(card, speech)}</p>
        <Household card={card} {...speech} />
        <PriceSteps card={card} {...speech} />
      </section>
      <Crossing card={card} {...speech} />
      <MonthBars card={card} {...speech} />
      <TierTable card={card} {...speech} />
      {card.saving > 0 && (
        <section class="panel saving">
          <h2>{savingTitle(card, speech)}</h2>
          <p class="money" style={letters(yuan(card.saving, language))}>
            <span class="figure">{yuan(card.saving, language)}</span> <span class="unit">{say("yuan")}</span>
          </p>
          <p class="quiet">{say("saving")}</p>
        </section>
      )}
      <Source card={card} {...speech} />
      <Keep card={card} area={area} {...speech} />
    </article>
  );
}

/** Tells the style sheet how long a figure is; short ones are set as if they had 6 letters. */
function letters(figure: string): { "--letters": number } {
  return { "--letters": Math.max(6, figure.length) };
}

function Household({ card, say }: Speech & { card: Card }) {
  const tags = [
    card.multiPerson
      ? say("multi_person", { people: card.people })
      : card.people > 0 && say("people", { people: card.people }),
    card.lowIncome && say("low_income"),
    card.sharedMeter && say("shared_meter"),
  ].filter((tag): tag is string => typeof tag === "string");
  return tags.length === 0 ? null : (
    <ul class="tags">
      {tags.map((tag) => (
        <li key={tag}>{tag}</li>
      ))}
    </ul>
  );
}

function Source({ card, say, language }: Speech & { card: Card }) {
  const fact = factOf(card);
  const date = day(Date.parse(card.effectiveFrom), language);
  return (
    <section class="panel source">
      <h2>{say("source_title")}</h2>
      {fact ? (
        <p>
          <span lang="zh-CN">{fact.source}</span>
          <br />
          {say("source_from", { date })}
        </p>
      ) : (
        <p>{say("source_unknown", { date })}</p>
      )}
      <p class="quiet">
        {say("valid_until", { date: day(card.validUntil * 1000, language) })}
        <br />
        <span class="code">{say("code", { code: card.code })}</span>
      </p>
    </section>
  );
}

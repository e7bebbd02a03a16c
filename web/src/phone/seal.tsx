import { day } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import type { Verdict } from "../takeaway/verdict.ts";
import type { Speech, Word } from "./words.ts";

/** The state of the signature: a mark, a name and a sentence; never the colour alone. */
export function Seal({ verdict, again, say }: Speech & { verdict: Verdict; again: () => void }) {
  switch (verdict.state) {
    case "valid":
      return (
        <div class="seal valid">
          <Mark path="M5 12.5 10 17.5 19.5 7" />
          <p>
            <strong>{say("valid")}</strong> {say("valid_more")}
          </p>
        </div>
      );
    case "unchecked":
      return (
        <section class="full unchecked" role="alert">
          <Mark path="M8.5 9.2A3.6 3.6 0 1 1 12 13v2M12 18.6v.2" />
          <h1>{say("unchecked")}</h1>
          <p>{say("unchecked_more")}</p>
          <button type="button" class="primary" onClick={again}>
            {say("check_again")}
          </button>
        </section>
      );
    case "refused":
      return (
        <section class="full refused" role="alert">
          <Mark path="M6.5 6.5l11 11M17.5 6.5l-11 11" />
          <h1>{say("refused")}</h1>
          <p>{say(`refused_${verdict.because}`)}</p>
          <p class="do">{say("refused_do")}</p>
        </section>
      );
    case "empty":
      return (
        <section class="full">
          <Mark path="M5 5h5v5H5zM14 5h5v5h-5zM5 14h5v5H5zM14 14h2v2M19 19h-3" />
          <h1>{say("empty")}</h1>
          <p class="do">{say("empty_do")}</p>
        </section>
      );
  }
}

/** What a reader must know before the figures: demo data, a price to be verified, a validity that is over. */
export function Notice({ card, ...speech }: Speech & { card: Card }) {
  const { say } = speech;
  return (
    <>
      <Expired validUntil={card.validUntil} more="expired_more" {...speech} />
      {card.demo && (
        <p class="notice">
          <strong>{say("demo")}</strong> {say("demo_more")}
        </p>
      )}
      {card.priceUnverified && (
        <p class="notice">
          <strong>{say("unverified")}</strong> {say("unverified_more")}
        </p>
      )}
    </>
  );
}

/** That a code's time is over; what it carries is shown all the same. */
export function Expired({ validUntil, more, say, language }: Speech & { validUntil: number; more: Word }) {
  return validUntil * 1000 >= Date.now() ? null : (
    <p class="notice late">
      <strong>{say("expired")}</strong> {say(more, { date: day(validUntil * 1000, language) })}
    </p>
  );
}

function Mark({ path }: { path: string }) {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="11" />
      <path d={path} />
    </svg>
  );
}

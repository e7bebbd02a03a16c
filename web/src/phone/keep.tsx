import { useState } from "preact/hooks";
import { yuan } from "../language/figures.ts";
import type { Card } from "../takeaway/card.ts";
import { billTitle } from "./covered.ts";
import { drawPicture } from "./picture.ts";
import type { Speech } from "./words.ts";

/** WeChat saves pictures by a long press, and neither prints nor downloads. */
export function inWeChat(agent: string): boolean {
  return agent.includes("MicroMessenger");
}

/** Ways to keep the bill: a picture everywhere, a print where there is a printer. */
export function Keep({ card, area, ...speech }: Speech & { card: Card; area: string }) {
  const { say, language } = speech;
  const [picture, setPicture] = useState<{ url: string; language: string } | null>(null);
  const shown = picture?.language === language ? picture.url : null;
  const weChat = inWeChat(navigator.userAgent);
  return (
    <section class="keep">
      <div class="actions">
        <button
          type="button"
          class="primary"
          onClick={() => {
            const url = drawPicture(card, area, speech);
            if (url) setPicture({ url, language });
          }}
        >
          {say("save")}
        </button>
        {!weChat && (
          <button type="button" class="pill" onClick={() => print()}>
            {say("print")}
          </button>
        )}
      </div>
      {shown && (
        <figure class="picture">
          <img
            src={shown}
            alt={say("save_alt", { title: billTitle(card, area, speech), total: yuan(card.total, language) })}
          />
          <figcaption>
            {say("save_hint")}
            {!weChat && (
              <a class="pill" href={shown} download={`zhidian-${card.year}-${card.code}.png`}>
                {say("download")}
              </a>
            )}
          </figcaption>
        </figure>
      )}
      <p class="quiet">
        {say("offline")} {say("privacy")}
      </p>
    </section>
  );
}

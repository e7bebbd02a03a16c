import { useEffect } from "preact/hooks";
import { useLanguage } from "../language/language.ts";
import { Freshness } from "../staff/freshness.tsx";
import { useLive } from "../staff/live.ts";
import { StaffHeader } from "../staff/staff_header.tsx";
import { WORDS, type Speech } from "../staff/words.ts";
import { ExhibitCard } from "./exhibit_card.tsx";
import type { Screens } from "./screens.ts";

const RENEW_MS = 1000;

/** Every display of every exhibit, to be seen and touched from a desk. */
export function ScreensPage() {
  const { language, say, change } = useLanguage(WORDS);
  const speech: Speech = { language, say };
  const live = useLive<Screens>("/api/screens", RENEW_MS);

  useEffect(() => {
    document.title = `${say("screens")} · ${say("brand")}`;
  }, [language]);

  return (
    <>
      <StaffHeader here="/screens" change={change} {...speech}>
        <Freshness live={live} {...speech} />
      </StaffHeader>
      <main>
        <div class="head">
          <h1>{say("screens_title")}</h1>
          <p class="quiet">{say("screens_hint")}</p>
        </div>
        {live.content?.exhibits.length === 0 && (
          <p class="nobody">
            <strong>{say("no_exhibits")}</strong>
            {say("no_exhibits_do")}
          </p>
        )}
        {live.content?.exhibits.map((exhibit) => (
          <ExhibitCard key={exhibit.device} exhibit={exhibit} {...speech} />
        ))}
      </main>
    </>
  );
}

import { LanguageButton } from "../language/language_button.tsx";
import type { Language } from "../language/language.ts";
import type { ComponentChildren } from "preact";
import { askHall } from "./hall_api.ts";
import type { Speech } from "./words.ts";

/** The head of every staff page: where one is, where one can go, the language, the way out. */
export function StaffHeader(
  props: Speech & {
    here: "/" | "/screens";
    change: (language: Language) => void;
    children?: ComponentChildren;
  },
) {
  const { say, language, here } = props;
  const out = () => void askHall("DELETE", "/api/session").finally(() => location.assign("/sign-in"));
  return (
    <header class="top">
      <p class="brand">
        <svg viewBox="0 0 40 40" aria-hidden="true">
          <circle cx="20" cy="20" r="18" />
          <path d="M22.5 7 11 23h8l-1.5 10L29 17h-8z" />
        </svg>
        <strong>{say("brand")}</strong>
      </p>
      <nav aria-label={say("pages")}>
        {(["/", "/screens"] as const).map((page) => (
          <a key={page} href={page} aria-current={page === here ? "page" : undefined}>
            {say(page === "/" ? "statistics" : "screens")}
          </a>
        ))}
      </nav>
      <div class="aside">
        {props.children}
        <LanguageButton language={language} change={props.change} />
        <button type="button" class="plain" onClick={out}>
          {say("sign_out")}
        </button>
      </div>
    </header>
  );
}

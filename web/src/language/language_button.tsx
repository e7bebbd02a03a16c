import { LANGUAGES, OWN_NAMES, type Language } from "./language.ts";

/** Turns the page to the other language; carries that language's own name. */
export function LanguageButton(props: { language: Language; change: (language: Language) => void }) {
  const next = LANGUAGES.find((language) => language !== props.language) ?? props.language;
  return (
    <button type="button" class="pill language" lang={next} onClick={() => props.change(next)}>
      {OWN_NAMES[next]}
    </button>
  );
}

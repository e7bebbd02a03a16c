import { useEffect, useState } from "preact/hooks";

/** Languages of every page. Simplified Chinese is the first. */
export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a language calls itself: the label of the button that turns to it. */
export const OWN_NAMES: Record<Language, string> = { "zh-CN": "中文", en: "English" };

/** Messages of one page in one language. */
export type Messages<Key extends string> = Record<Key, string>;
/** Values that fill a message's `{names}`. */
export type Values = Record<string, string | number>;
/** Says a message. */
export type Say<Key extends string> = (key: Key, values?: Values) => string;

const STORED = "zhidian-language";

/** The language a page starts in: the one chosen last, else the browser's, else Chinese. */
export function firstLanguage(stored: string | null, wanted: readonly string[]): Language {
  const known = LANGUAGES.find((language) => language === stored);
  if (known) return known;
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return "zh-CN";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "zh-CN";
}

/** The message with its values put in; a missing value stays visible as its name, so that it is found. */
export function fill(message: string, values: Values = {}): string {
  return message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The page's language, its messages, and a way to change it that is remembered. */
export function useLanguage<Key extends string>(
  messages: Record<Language, Messages<Key>>,
): {
  language: Language;
  say: Say<Key>;
  change: (language: Language) => void;
  /** Turns to a language unless the reader has ever chosen one here. */
  suggest: (language: Language) => void;
} {
  const [language, setLanguage] = useState(() => firstLanguage(recalled(), navigator.languages ?? []));
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return {
    language,
    say: (key, values) => fill(messages[language][key], values),
    change: (next) => {
      remember(next);
      setLanguage(next);
    },
    suggest: (next) => {
      if (recalled() === null) setLanguage(next);
    },
  };
}

// Storage throws in captive-portal browsers and private windows; the choice then lasts as long as the page.
function recalled(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // Not remembered: nothing else depends on it.
  }
}

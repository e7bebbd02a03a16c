import { DATA as NAMES } from "virtual:phone-names";
import { wordFor, type Speech } from "../staff/words.ts";
import type { Language } from "../language/language.ts";

/** What the practice phone calls its apps, tasks and pages, by the ids of the records. */
export interface PhoneNames {
  app: Record<string, Record<Language, string>>;
  task: Record<string, Record<Language, string>>;
  page: Record<string, Record<Language, string>>;
}

/** The name of an app or a task, or its id where it has none here. */
export function nameOf(kind: "app" | "task", id: string, { language }: Speech, names = NAMES): string {
  return names[kind][id]?.[language] ?? id;
}

/** Where a task was left: an app's page by its title, a place of the phone itself by its word, or that nobody knows. */
export function placeOf(page: string | null, speech: Speech, names = NAMES): string {
  if (page === null) return speech.say("left_unknown");
  return names.page[page]?.[speech.language] ?? wordFor("place", page, speech.say);
}

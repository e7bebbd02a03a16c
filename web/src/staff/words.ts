import en from "../../messages/staff/en.json";
import zh from "../../messages/staff/zh-CN.json";
import type { Language, Messages, Say } from "../language/language.ts";

export type Word = keyof typeof zh;
/** The staff pages' messages; a word missing in English does not compile. */
export const WORDS: Record<Language, Messages<Word>> = { "zh-CN": zh, en };

/** What every part of a staff page needs to speak. */
export interface Speech {
  say: Say<Word>;
  language: Language;
}

/** A word for an id of the records (`scene.home`, `step.opened`), or the id itself where no word is known. */
export function wordFor(
  kind:
    "scene" | "step" | "mode" | "display" | "profile" | "value" | "field" | "option" | "task_mode" | "place",
  id: string,
  say: Say<Word>,
): string {
  const key = `${kind}.${id}`;
  return Object.hasOwn(zh, key) ? say(key as Word) : id;
}

import en from "../../messages/phone/en.json";
import zh from "../../messages/phone/zh-CN.json";
import type { Language, Messages, Say } from "../language/language.ts";

export type Word = keyof typeof zh;
/** The phone page's messages; a word missing in English does not compile. */
export const WORDS: Record<Language, Messages<Word>> = { "zh-CN": zh, en };

/** What every part of the page needs to speak. */
export interface Speech {
  say: Say<Word>;
  language: Language;
}

import { DATA as BOOK } from "virtual:lessons";
import type { Language } from "../language/language.ts";

/** Number of a text in the book: the same sentence is kept once. */
export type Text = number;

/** Every lesson of the practice phone as pictures, as the crate `phone` draws them (`crates/phone/src/lesson_book`). */
export interface Book {
  /** Chinese and English. */
  texts: readonly (readonly [string, string])[];
  /** The day's colours by token, `#rrggbb`. */
  colours: Readonly<Record<string, string>>;
  /** Drawings by name, as SVG. */
  drawings: Readonly<Record<string, string>>;
  apps: readonly BookApp[];
}

export interface BookApp {
  id: string;
  name: Text;
  /** Ground of its header and the text on it, by token. */
  colour: string;
  on_colour: string;
  lessons: readonly BookLesson[];
}

export interface BookLesson {
  id: string;
  name: Text;
  /** What the visitor can do now. */
  done: Text;
  steps: readonly BookStep[];
  /** What is seen after the last step, where it is something new. */
  after: BookPage | null;
}

export interface BookStep {
  say: Text;
  /** What the control that is touched is called. */
  label: Text;
  page: BookPage;
  /** What was typed in the hall, an example; `hidden` where the field shows dots. */
  types?: { text: string; hidden: boolean };
}

/** A page of an app as it stands before a step. */
export interface BookPage {
  title: Text;
  head: readonly Part[];
  parts: readonly Part[];
  /** A question in front of the page. */
  dialog?: readonly Part[];
  /** A short word at its bottom. */
  word?: Text;
}

/** A piece of a page, in reading order. */
export type Part =
  | ({ kind: "box" } & PartBox)
  | ({ kind: "text" } & PartText)
  | ({ kind: "touch" } & PartTouch)
  | ({ kind: "picture" } & PartPicture);

/** Pieces below each other, or across; what is left out is as it is by itself. */
export interface PartBox {
  across?: true;
  along?: "centre" | "end" | "spread";
  align?: "start" | "centre" | "end";
  /** Steps of the spacing ladder, 0 to 6. */
  gap?: number;
  pad?: number;
  /** Colours by token. */
  ground?: string;
  edge?: string;
  /** It has round corners. */
  card?: true;
  /** It is one of so many side by side. */
  of?: number;
  /** Width in percent of its column. */
  percent?: number;
  /** Height in millimetres on the practice phone. */
  height?: number;
  parts?: readonly Part[];
}

export interface PartText {
  text: Text;
  size: "title" | "figure" | "hero" | "giant";
  bold?: true;
  /** Ink without one. */
  colour?: string;
}

/** Something a finger can touch. `here` is where it goes, `off` cannot be touched yet. */
export interface PartTouch {
  look: "primary" | "plain" | "tile" | "row" | "chip" | "tick";
  label: Text;
  note?: Text;
  /** Name of a drawing. */
  icon?: string;
  chosen?: true;
  off?: true;
  here?: true;
  of?: number;
}

export interface PartPicture {
  /** Its name. */
  drawing: string;
  percent: number;
}

/** An app and one of its lessons. */
export interface Found {
  app: BookApp;
  lesson: BookLesson;
}

/** The book that this page was built with. */
export { BOOK };

/** The lesson of these ids, or null where the book does not hold it: it is older than the exhibit. */
export function findLesson(app: string, task: string, book: Book = BOOK): Found | null {
  const found = book.apps.find((one) => one.id === app);
  const lesson = found?.lessons.find((one) => one.id === task);
  return found && lesson ? { app: found, lesson } : null;
}

/** A text of the book in one language. */
export function textOf(text: Text, language: Language, book: Book = BOOK): string {
  return book.texts[text]?.[language === "zh-CN" ? 0 : 1] ?? "";
}

/** The book's colours as CSS variables, `--Ink` and so on. */
export function coloursOf(book: Book): Record<string, string> {
  return Object.fromEntries(Object.entries(book.colours).map(([token, colour]) => [`--${token}`, colour]));
}

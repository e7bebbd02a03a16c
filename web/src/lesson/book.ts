import { BOOK } from "virtual:lessons";
import type { Language } from "../language/language.ts";

/** Number of a text in the book: the same sentence is kept once. */
export type Text = number;

/** Every lesson of the practice phone as pictures, drawn while the page is built. */
export interface Book {
  /** Chinese and English. */
  texts: readonly (readonly [string, string])[];
  /** Drawings by name, as SVG. */
  icons: Readonly<Record<string, string>>;
  apps: readonly BookApp[];
}

export interface BookApp {
  id: string;
  name: Text;
  /** Ground of its header and the text on it, `#rrggbb`. */
  colour: string;
  onColour: string;
  lessons: readonly BookLesson[];
}

export interface BookLesson {
  id: string;
  name: Text;
  /** What the visitor can do now. */
  done: Text;
  steps: readonly BookStep[];
  /** The page that comes after the last step, where it is a new one. */
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
  parts: readonly Part[];
  /** A question in front of the page. */
  dialog?: { title: Text; text: Text; parts: readonly Part[] };
}

export type Tone = "quiet" | "good" | "warn" | "bad";

/** A piece of a page, in reading order. `here` is where the finger goes. */
export type Part =
  | { kind: "text"; text: Text; tone?: Tone; large?: true }
  | { kind: "figure"; label: Text; value: Text; unit?: Text; note?: Text; tone?: Tone }
  | { kind: "rows"; rows: readonly (readonly [Text, Text])[]; more?: true }
  | { kind: "tiles"; tiles: readonly Touched[] }
  | { kind: "list"; items: readonly Touched[]; more?: true }
  | { kind: "choices"; label?: Text; choices: readonly Touched[] }
  | ({ kind: "field"; value?: Text } & Touched)
  | ({ kind: "tick" } & Touched)
  | ({ kind: "button"; plain?: true } & Touched)
  | { kind: "notice"; text: Text; tone?: Tone }
  | { kind: "bars"; percent: readonly number[] }
  | { kind: "picture" }
  | { kind: "card"; parts: readonly Part[] };

/** Something a finger can touch. */
export interface Touched {
  label: Text;
  note?: Text;
  icon?: string;
  chosen?: true;
  here?: true;
}

/** An app and one of its lessons. */
export interface Found {
  app: BookApp;
  lesson: BookLesson;
}

/** The lesson of these ids, or null where this page does not hold it: it is older than the exhibit. */
export function findLesson(app: string, task: string, book: Book = BOOK): Found | null {
  const found = book.apps.find((one) => one.id === app);
  const lesson = found?.lessons.find((one) => one.id === task);
  return found && lesson ? { app: found, lesson } : null;
}

/** A text of the book in one language. */
export function textOf(text: Text, language: Language, book: Book = BOOK): string {
  return book.texts[text]?.[language === "zh-CN" ? 0 : 1] ?? "";
}

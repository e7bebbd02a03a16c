import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Book, BookApp, BookLesson, BookPage, BookStep, Part, Text } from "../src/lesson/book.ts";
import {
  fields,
  list,
  maybe,
  readPhone,
  text,
  type Fields,
  type PhoneApp,
  type PhoneDocs,
} from "./phone_docs.ts";
import { drawPage, type Keep } from "./phone_draw.ts";
import { Walk } from "./phone_walk.ts";
import { PhoneWords } from "./phone_words.ts";
import { readColours, readIcon } from "./theme_colours.ts";

const NAME = "virtual:lessons";

/** A book, and what was not right while it was drawn. */
export interface Drawn {
  book: Book;
  /** For whoever builds: messages that are nowhere, steps a finger would not reach. */
  warnings: string[];
}

/** Where lessons are drawn from. */
export interface Sources {
  /** Folder of the practice phone's documents. */
  documents: string;
  /** Folder of the messages, one folder a language. */
  words: string;
  /** Folder of the theme, and of the icons. */
  theme: string;
  icons: string;
}

/** The project's own. */
export function sourcesOf(root: string): Sources {
  return {
    documents: join(root, "scenes/phone"),
    words: join(root, "assets/locales"),
    theme: join(root, "assets/theme"),
    icons: join(root, "assets/pictures/icons"),
  };
}

/**
 * Gives pages `virtual:lessons`: the practice phone's lessons as pictures, walked and drawn while building.
 */
export function lessons(sources: Sources): Plugin {
  return {
    name: "lessons",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load(id) {
      if (id !== `\0${NAME}`) return null;
      const { book, warnings } = drawLessons(sources);
      for (const warning of warnings) this.warn(warning);
      return `export const BOOK = ${JSON.stringify(book)};`;
    },
  };
}

/** Draws every lesson of the documents. */
export function drawLessons(sources: Sources): Drawn {
  const docs = readPhone(sources.documents);
  const words = new PhoneWords(sources.words);
  const texts: [string, string][] = [];
  const numbers = new Map<string, Text>();
  const keep: Keep = (said, held) => {
    const pair = words.say(said, held);
    const key = JSON.stringify(pair);
    const number = numbers.get(key) ?? texts.push(pair) - 1;
    numbers.set(key, number);
    return number;
  };
  const warnings: string[] = [];
  if (docs.apps.length === 0)
    warnings.push(`no apps in ${sources.documents}: the page will show no lesson's pictures`);
  const colours = docs.apps.length === 0 ? new Map<string, string>() : readColours(sources.theme);
  const apps = docs.apps.map((app): BookApp => {
    const known = colours.get(app.colour) !== undefined && colours.get(app.onColour) !== undefined;
    return {
      id: app.id,
      name: keep(app.name, new Map()),
      colour: colours.get(known ? app.colour : "Brand") ?? "#00706b",
      onColour: colours.get(known ? app.onColour : "OnBrand") ?? "#ffffff",
      lessons: app.tasks.map((task) => drawLesson(app, docs, task, keep, warnings)),
    };
  });
  if (words.missing.size > 0)
    warnings.push(`messages that are nowhere, drawn as dots: ${[...words.missing].sort().join(", ")}`);
  const icons: Record<string, string> = {};
  for (const name of iconsOf(apps)) {
    const file = join(sources.icons, `${name}.svg`);
    if (existsSync(file)) icons[name] = readIcon(readFileSync(file, "utf8"), colours);
  }
  return { book: { texts, icons, apps }, warnings };
}

function drawLesson(
  app: PhoneApp,
  docs: PhoneDocs,
  task: Fields,
  keep: Keep,
  warnings: string[],
): BookLesson {
  const id = text(task.id, "a task's id");
  const walk = new Walk(app, docs, task);
  const seen = new Set<string>([app.start]);
  const steps = list(task.steps).map((one, at): BookStep => {
    const step = fields(one, "a step");
    const page = text(step.page, "page");
    const touch = text(step.touch, "touch");
    // `dianfei|电费` is letters and what they write.
    const types = maybe(step.types)?.split("|").at(-1) ?? null;
    if (!walk.stand(page, touch))
      warnings.push(`task '${id}': step ${at + 1} is not where the steps before lead`);
    const found = walk.find(touch);
    if (!found) throw new Error(`task '${id}': page '${page}' has no '${touch}' to touch`);
    seen.add(page);
    const label = text(found.body.label, "label").replaceAll("#", found.row ?? "#");
    const drawn: BookStep = {
      say: keep(text(step.say, "say"), walk.held),
      label: keep(label, walk.held),
      page: drawPage(walk, touch, keep),
      ...(types === null ? {} : { types: { text: types, hidden: found.body.hidden === true } }),
    };
    walk.touch(touch, types);
    return drawn;
  });
  const last = text(walk.page.id, "a page's id");
  const after = seen.has(last) ? null : drawPage(walk, null, keep);
  return {
    id,
    name: keep(text(task.name, "name"), walk.held),
    done: keep(text(task.done, "done"), walk.held),
    steps,
    after,
  };
}

function iconsOf(apps: readonly BookApp[]): Set<string> {
  const icons = new Set<string>();
  const look = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === "card") look(part.parts);
      const touched = part.kind === "tiles" ? part.tiles : part.kind === "list" ? part.items : [];
      for (const { icon } of touched) if (icon !== undefined) icons.add(icon);
    }
  };
  const pages = (lesson: BookLesson): BookPage[] =>
    [...lesson.steps.map((step) => step.page), lesson.after].filter(
      (page): page is BookPage => page !== null,
    );
  for (const app of apps)
    for (const lesson of app.lessons) for (const page of pages(lesson)) look(page.parts);
  return icons;
}

import { ByteReader } from "./byte_reader.ts";
import { readCard, type Card } from "./card.ts";
import { LESSON_HEAD } from "./head.ts";
import { readLesson, type Lesson } from "./lesson.ts";

/** What a code carries. */
export type Carried = { kind: "bill"; card: Card } | { kind: "lesson"; lesson: Lesson };

/** Reads what was signed, the signature left out. Throws `UnreadableBytes`. */
export function readCarried(bytes: Uint8Array): Carried {
  const from = new ByteReader(bytes);
  return bytes[0] === LESSON_HEAD
    ? { kind: "lesson", lesson: readLesson(from) }
    : { kind: "bill", card: readCard(from) };
}

import type { Language } from "../language/language.ts";
import { UnreadableBytes, type ByteReader } from "./byte_reader.ts";
import { LESSON_HEAD, readHead, type Head } from "./head.ts";

/** What a visitor takes home from the practice phone: which task it was, and where the real thing is. */
export interface Lesson extends Head {
  app: string;
  task: string;
  /** Address of the real thing, from the hall's own list; always `https://`. */
  realThing: string;
  /** The language the visitor read last. */
  language: Language;
}

const ID = /^[a-z0-9-]{1,32}$/;
/** Every address begins with it; it is not in the bytes, so there is no other scheme. */
const SCHEME = "https://";
const LONGEST_ADDRESS = 200;
/** A host of two labels or more, and what may follow it (RFC 3986). */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PORT = /^[0-9]{1,5}$/;
const PATH = /^[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*$/;

/** Reads a lesson, its signature left out. Throws `UnreadableBytes`. */
export function readLesson(from: ByteReader): Lesson {
  const head = readHead(from, LESSON_HEAD);
  const flags = from.u8();
  if (flags > 1) throw new UnreadableBytes("the lesson holds a flag this page does not know");
  const app = readId(from);
  const task = readId(from);
  const realThing = SCHEME + rest(ascii(from));
  from.end();
  return { ...head, app, task, realThing, language: flags === 1 ? "en" : "zh-CN" };
}

/** The host of the real thing's address, as the address bar will show it. */
export function hostOf(lesson: Lesson): string {
  return lesson.realThing.slice(SCHEME.length).split(/[/?#]/, 1)[0] ?? "";
}

function readId(from: ByteReader): string {
  const id = ascii(from);
  if (!ID.test(id)) throw new UnreadableBytes("an id holds other letters than an exhibit's");
  return id;
}

/** No user name may stand before the host, so that the host is what the reader sees first. */
function rest(text: string): string {
  const end = text.search(/[/?#]|$/);
  const [host = "", ...port] = text.slice(0, end).split(":");
  const good = host.length <= 253 && HOST.test(host) && PATH.test(text.slice(end));
  const goodPort = port.length === 0 || (port.length === 1 && PORT.test(port[0] ?? ""));
  if (SCHEME.length + text.length > LONGEST_ADDRESS || !good || !goodPort)
    throw new UnreadableBytes("the address is none that a phone may open");
  return text;
}

function ascii(from: ByteReader): string {
  const bytes = from.take(from.u8());
  if (bytes.some((byte) => byte > 127)) throw new UnreadableBytes("a text is not plain ASCII");
  return String.fromCharCode(...bytes);
}

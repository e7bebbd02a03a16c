import { useEffect, useState } from "preact/hooks";
import { BOOK, type Book } from "./book.ts";

/**
 * The lessons of the hall: those this page was built with, until the page's own server says that its hall has others. It
 * is asked once, about all lessons at once; where nobody answers, nothing changes.
 */
export function useBook(asked: boolean): Book {
  const [book, setBook] = useState(BOOK);
  useEffect(() => {
    if (asked)
      fetchBook().then(
        (own) => own && setBook(own),
        () => undefined,
      );
  }, [asked]);
  return book;
}

async function fetchBook(): Promise<Book | null> {
  const answer = await fetch("lessons.json", { credentials: "omit" });
  // 204 says that the hall has no lessons of its own.
  return answer.status === 200 ? readBook(await answer.json()) : null;
}

/** A book as a server sends it, or null where it is none. */
export function readBook(sent: unknown): Book | null {
  if (typeof sent !== "object" || sent === null) return null;
  const { texts, colours, drawings, apps } = sent as Partial<Record<keyof Book, unknown>>;
  const whole =
    Array.isArray(texts) &&
    Array.isArray(apps) &&
    typeof colours === "object" &&
    colours !== null &&
    typeof drawings === "object" &&
    drawings !== null;
  return whole ? (sent as Book) : null;
}

import { textOf, type Book, type BookApp, type BookPage, type Text } from "./book.ts";
import type { Language } from "../language/language.ts";
import { Hand } from "./hand.tsx";
import { Pieces } from "./piece.tsx";

export interface Drawn {
  language: Language;
  book: Book;
}

/** The practice phone's page, drawn from its parts; the control to touch has an amber ring and a hand. */
export function PhonePicture({
  app,
  page,
  label,
  ...drawn
}: Drawn & { app: BookApp; page: BookPage; label: string }) {
  const say = (text: Text) => textOf(text, drawn.language, drawn.book);
  return (
    <div class="phone-picture" role="img" aria-label={label}>
      <div class="phone-head" style={{ background: `var(--${app.colour})` }}>
        <Pieces parts={page.head} {...drawn} />
      </div>
      <div class={page.dialog ? "phone-parts behind" : "phone-parts"}>
        <Pieces parts={page.parts} {...drawn} />
      </div>
      {page.dialog && (
        <div class="phone-dialog">
          <Pieces parts={page.dialog} {...drawn} />
        </div>
      )}
      {page.word !== undefined && <div class="phone-word">{say(page.word)}</div>}
    </div>
  );
}

/** A phone's home screen with one app on it: its name on its colour, nobody's mark. */
export function HomePicture({ app, label, language, book }: Drawn & { app: BookApp; label: string }) {
  return (
    <div class="phone-picture phone-desk" role="img" aria-label={label}>
      <i />
      <i />
      <i />
      <i />
      <b class="here" style={{ background: `var(--${app.colour})`, color: `var(--${app.on_colour})` }}>
        {textOf(app.name, language, book)}
        <Hand />
      </b>
      <i />
    </div>
  );
}

import { BOOK } from "virtual:lessons";
import {
  textOf,
  type Book,
  type BookApp,
  type BookPage,
  type Part,
  type Text,
  type Touched,
} from "./book.ts";
import type { Language } from "../language/language.ts";
import { Hand } from "./hand.tsx";

interface Drawn {
  language: Language;
  book?: Book;
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
      <div class="phone-head" style={{ background: app.colour, color: app.onColour }}>
        <small>{say(app.name)}</small>
        <strong>{say(page.title)}</strong>
      </div>
      <div class={page.dialog ? "phone-parts behind" : "phone-parts"}>
        <Parts parts={page.parts} app={app} {...drawn} />
      </div>
      {page.dialog && (
        <div class="phone-dialog">
          <strong>{say(page.dialog.title)}</strong>
          <span>{say(page.dialog.text)}</span>
          <Parts parts={page.dialog.parts} app={app} {...drawn} />
        </div>
      )}
    </div>
  );
}

/** A phone's home screen with one app on it: its name on its colour, nobody's mark. */
export function HomePicture({ app, label, ...drawn }: Drawn & { app: BookApp; label: string }) {
  const name = textOf(app.name, drawn.language, drawn.book);
  return (
    <div class="phone-picture phone-desk" role="img" aria-label={label}>
      <i />
      <i />
      <i />
      <i />
      <b class="here" style={{ background: app.colour, color: app.onColour }}>
        {name}
        <Hand />
      </b>
      <i />
    </div>
  );
}

function Parts({ parts, app, ...drawn }: Drawn & { parts: readonly Part[]; app: BookApp }) {
  return (
    <>
      {parts.map((part, i) => (
        <Piece key={i} part={part} app={app} {...drawn} />
      ))}
    </>
  );
}

function Piece({ part, app, ...drawn }: Drawn & { part: Part; app: BookApp }) {
  const say = (text: Text) => textOf(text, drawn.language, drawn.book);
  const touch = (touched: Touched) => <Touch touched={touched} app={app} {...drawn} />;
  const of = (name: string, tone?: string) => (tone ? `${name} ${tone}` : name);
  switch (part.kind) {
    case "text":
      return <span class={of(part.large ? "p-text large" : "p-text", part.tone)}>{say(part.text)}</span>;
    case "figure":
      return (
        <div class={of("p-card", part.tone)}>
          <span class="quiet">{say(part.label)}</span>
          <span>
            <b class="p-number">{say(part.value)}</b> {part.unit !== undefined && say(part.unit)}
          </span>
          {part.note !== undefined && <b>{say(part.note)}</b>}
        </div>
      );
    case "rows":
      return (
        <div class="p-card">
          {part.rows.map(([label, value], i) => (
            <span key={i} class="p-row">
              <span class="quiet">{say(label)}</span>
              <b>{say(value)}</b>
            </span>
          ))}
          {part.more && <More />}
        </div>
      );
    case "tiles":
      return <div class="p-tiles">{part.tiles.map(touch)}</div>;
    case "list":
      return (
        <div class="p-list">
          {part.items.map(touch)}
          {part.more && <More />}
        </div>
      );
    case "choices":
      return (
        <div class="p-choices">
          {part.label !== undefined && <span class="quiet">{say(part.label)}</span>}
          {part.choices.map(touch)}
        </div>
      );
    case "field":
      return (
        <div class="p-field">
          {touch(part)}
          {part.value !== undefined && <b class="p-value">{say(part.value)}</b>}
        </div>
      );
    case "tick":
      return <div class="p-tick">{touch(part)}</div>;
    case "button":
      return (
        <div class="p-button" style={part.plain ? {} : { background: app.colour, color: app.onColour }}>
          {touch(part)}
        </div>
      );
    case "notice":
      return <div class={of("p-notice", part.tone)}>{say(part.text)}</div>;
    case "bars":
      return (
        <div class="p-card p-bars">
          {part.percent.map((percent, i) => (
            <i key={i} style={{ height: `${percent}%` }} />
          ))}
        </div>
      );
    case "picture":
      return <div class="p-drawing" />;
    case "card":
      return (
        <div class="p-card p-stack">
          <Parts parts={part.parts} app={app} {...drawn} />
        </div>
      );
  }
}

function Touch({ touched, ...drawn }: Drawn & { touched: Touched; app: BookApp }) {
  const { label, note, icon, chosen, here } = touched;
  const say = (text: Text) => textOf(text, drawn.language, drawn.book);
  const drawing = icon === undefined ? undefined : (drawn.book ?? BOOK).icons[icon];
  return (
    <span class={`p-touch${here ? " here" : ""}${chosen ? " chosen" : ""}`}>
      {drawing !== undefined && <img src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} alt="" />}
      <span>{say(label)}</span>
      {note !== undefined && <small>{say(note)}</small>}
      {here && <Hand />}
    </span>
  );
}

/** More rows than a picture has room for. */
function More() {
  return <span class="p-more">⋮</span>;
}

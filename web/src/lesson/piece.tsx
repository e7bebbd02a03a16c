import { textOf, type Part, type PartBox, type PartPicture, type PartText, type PartTouch } from "./book.ts";
import type { Drawn } from "./phone_picture.tsx";
import { Hand } from "./hand.tsx";

/** Pixels of the spacing ladder's steps, none to vast. */
const SPACE = [0, 2, 6, 10, 14, 16, 24] as const;
/** Pixels of a millimetre of the practice phone: it is as tall as a person. */
const PX_PER_MM = 0.7;
const ALONG = { centre: "center", end: "flex-end", spread: "space-between" } as const;
const ALIGN = { start: "flex-start", centre: "center", end: "flex-end" } as const;

/** Pieces of a page, as the crate `phone` put them together. */
export function Pieces({ parts, ...drawn }: Drawn & { parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, i) => (
        <Piece key={i} part={part} {...drawn} />
      ))}
    </>
  );
}

function Piece({ part, ...drawn }: Drawn & { part: Part }) {
  switch (part.kind) {
    case "box":
      return <Box box={part} {...drawn} />;
    case "text":
      return <Words words={part} {...drawn} />;
    case "touch":
      return <Touch touch={part} {...drawn} />;
    case "picture":
      return <Picture picture={part} {...drawn} />;
  }
}

function Box({ box, ...drawn }: Drawn & { box: PartBox }) {
  const { parts = [], edge, gap = 0, height } = box;
  const bar = parts.length === 0 && height !== undefined;
  const column = parts.some((part) => part.kind === "box" && part.height !== undefined);
  const style = {
    ...(gap > 0 ? { gap: px(gap) } : {}),
    ...(box.pad ? { padding: px(box.pad) } : {}),
    ...(box.along ? { justifyContent: ALONG[box.along] } : {}),
    ...(box.align ? { alignItems: ALIGN[box.align] } : {}),
    ...(box.ground ? { background: colour(box.ground) } : {}),
    ...(edge ? { borderColor: colour(edge) } : {}),
    ...(height === undefined ? {} : { height: `${Math.round(height * PX_PER_MM)}px` }),
    ...(box.percent === undefined ? {} : { width: `${box.percent}%` }),
    ...oneOf(box.of),
  };
  const names = [
    "p-box",
    box.across && "across",
    box.along === "spread" && "spread",
    box.card && "p-card",
    edge && "edged",
    bar && "p-bar",
    column && "p-column",
  ];
  return (
    <div class={names.filter(Boolean).join(" ")} style={style}>
      {column ? <Column parts={parts} {...drawn} /> : <Pieces parts={parts} {...drawn} />}
    </div>
  );
}

/** A bar with its number above and its name below, of which there is room for a month's first letters. */
function Column({ parts, language, book }: Drawn & { parts: readonly Part[] }) {
  const short = (part: PartText) =>
    textOf(part.text, language, book).slice(0, language === "en" ? 3 : undefined);
  return (
    <>
      {parts.map((part, i) =>
        part.kind === "text" && i === parts.length - 1 ? (
          <span key={i} class="p-text" style={part.colour ? { color: colour(part.colour) } : {}}>
            {short(part)}
          </span>
        ) : (
          <Piece key={i} part={part} language={language} book={book} />
        ),
      )}
    </>
  );
}

function Words({ words, language, book }: Drawn & { words: PartText }) {
  return (
    <span
      class={`p-text size-${words.size}${words.bold ? " bold" : ""}`}
      style={words.colour ? { color: colour(words.colour) } : {}}
    >
      {textOf(words.text, language, book)}
    </span>
  );
}

function Touch({ touch, language, book }: Drawn & { touch: PartTouch }) {
  const { look, label, note, icon, chosen, off, here, of } = touch;
  const drawing = icon === undefined ? undefined : book.drawings[icon];
  const names = ["p-touch", `look-${look}`, here && "here", chosen && "chosen", off && "off"];
  return (
    <span class={names.filter(Boolean).join(" ")} style={oneOf(of)}>
      {drawing !== undefined && <img src={address(drawing)} alt="" />}
      <span>{textOf(label, language, book)}</span>
      {note !== undefined && <small>{textOf(note, language, book)}</small>}
      {here && <Hand />}
    </span>
  );
}

function Picture({ picture, book }: Drawn & { picture: PartPicture }) {
  const drawing = book.drawings[picture.drawing];
  if (drawing === undefined) return <div class="p-drawing" />;
  return <img class="p-picture" src={address(drawing)} alt="" style={{ width: `${picture.percent}%` }} />;
}

/** The width of one of so many side by side, the room between them left out. */
function oneOf(of: number | undefined): { flex?: string } {
  return of === undefined ? {} : { flex: `0 0 calc((100% - ${(of - 1) * SPACE[3]}px) / ${of})` };
}

function px(step: number): string {
  return `${SPACE[step] ?? 0}px`;
}

function colour(token: string): string {
  return `var(--${token})`;
}

function address(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

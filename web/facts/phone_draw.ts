import type { BookPage, Part, Text, Tone, Touched } from "../src/lesson/book.ts";
import { fields, list, maybe, text, variant, type Fields, type Variant } from "./phone_docs.ts";
import { count, heldText, holds, type Held } from "./phone_held.ts";
import { buttons, type Walk } from "./phone_walk.ts";

/** Rows of a list that are drawn; a lesson that goes further down has more. */
const MOST_ROWS = 4;
const TONES: Record<string, Tone> = { Quiet: "quiet", Good: "good", Warn: "warn", Bad: "bad" };

/** Keeps a message, `=name` or `'text` as it is said now, and gives its number. */
export type Keep = (said: string, held: Held) => Text;

/** Draws the page a lesson stands on, and marks the control that is touched there, if any. */
export function drawPage(walk: Walk, touched: string | null, keep: Keep): BookPage {
  const { page, dialog, held } = walk;
  const asked = dialog;
  const drawing = new Drawing(held, asked ? null : touched, keep);
  const drawn: BookPage = {
    title: keep(text(page.title, "title"), held),
    parts: drawing.parts(list(page.blocks).map(variant)),
  };
  if (!asked) return drawn;
  const front = new Drawing(held, touched, keep);
  return {
    ...drawn,
    dialog: {
      title: keep(text(asked.title, "title"), held),
      text: keep(text(asked.text, "text"), held),
      parts: buttons(asked).map((button) => front.button(button)),
    },
  };
}

class Drawing {
  constructor(
    private readonly held: Held,
    private readonly touched: string | null,
    private readonly keep: Keep,
  ) {}

  parts(blocks: readonly Variant[]): Part[] {
    return blocks.flatMap(({ name, items }) => {
      const body = fields(items[0], name);
      return holds(this.held, maybe(body.show_if)) ? this.block(name, body) : [];
    });
  }

  button(body: Fields): Part {
    const plain = maybe(body.look) === "Plain" ? { plain: true as const } : {};
    return { kind: "button", ...plain, ...this.touchable(body) };
  }

  private block(name: string, body: Fields): Part[] {
    const tone = TONES[maybe(body.tone) ?? ""];
    const toned = tone ? { tone } : {};
    switch (name) {
      case "Text":
        return [
          {
            kind: "text",
            text: this.say(body.text),
            ...toned,
            ...(body.large === true ? { large: true } : {}),
          },
        ];
      case "Figure":
        return [
          {
            kind: "figure",
            label: this.say(body.label),
            value: this.say(body.value),
            ...toned,
            ...this.some(body, "unit", "note"),
          },
        ];
      case "Rows":
        return [this.rows(body)];
      case "Tiles":
        return [{ kind: "tiles", tiles: own(body, "tiles").map((tile) => this.touchable(tile)) }];
      case "List":
        return [this.list(body)];
      case "Choices": {
        const into = heldText(this.held, maybe(body.into) ?? "");
        const choices = own(body, "choices").map((choice) => ({
          ...this.touchable(choice),
          ...(choice.value === into ? { chosen: true as const } : {}),
        }));
        return [{ kind: "choices", choices, ...this.some(body, "label") }];
      }
      case "Typing":
        return [{ kind: "field", ...this.touchable(body), ...this.typed(body) }];
      case "Tick": {
        const ticked = holds(this.held, maybe(body.into)) ? { chosen: true as const } : {};
        return [{ kind: "tick", ...this.touchable(body), ...ticked }];
      }
      case "Button":
        return [this.button(body)];
      // A plain notice is the practice phone's own word ("no money is taken"): on a real phone it would be wrong.
      case "Notice":
        return tone ? [{ kind: "notice", text: this.say(body.text), tone }] : [];
      case "Bars":
        return [this.bars(body)];
      case "Picture":
        return [{ kind: "picture" }];
      case "Card":
        return [{ kind: "card", parts: this.parts(list(body.blocks).map(variant)) }];
      default:
        throw new Error(
          `the block '${name}' is none that pictures of lessons know: draw it in phone_draw.ts`,
        );
    }
  }

  private rows(body: Fields): Part {
    const rows = own(body, "rows").filter((row) => holds(this.held, maybe(row.show_if)));
    const line = (row: Fields, number: number | null) =>
      [this.say(row.label, number), this.say(row.value, number)] as const;
    const each = maybe(body.each);
    if (each === null) return { kind: "rows", rows: rows.map((row) => line(row, null)) };
    const all = count(this.held, each);
    const drawn = Math.min(all, Math.max(1, Math.floor(MOST_ROWS / Math.max(1, rows.length))));
    const numbers = Array.from({ length: drawn }, (_, i) => i + 1);
    return {
      kind: "rows",
      rows: numbers.flatMap((number) => rows.map((row) => line(row, number))),
      ...(drawn < all ? { more: true } : {}),
    };
  }

  private list(body: Fields): Part {
    const items = own(body, "items").filter((item) => holds(this.held, maybe(item.show_if)));
    const each = maybe(body.each);
    if (each === null) return { kind: "list", items: items.map((item) => this.touchable(item)) };
    const all = count(this.held, each);
    const wanted = Number(/[0-9]*$/.exec(this.touched ?? "")?.[0] ?? 0);
    const drawn = Math.min(all, Math.max(MOST_ROWS, wanted));
    const numbers = Array.from({ length: drawn }, (_, i) => i + 1);
    return {
      kind: "list",
      items: numbers.flatMap((number) => items.map((item) => this.touchable(item, number))),
      ...(drawn < all ? { more: true } : {}),
    };
  }

  private bars(body: Fields): Part {
    const each = text(body.each, "each");
    const span = typeof body.span === "string" || !body.span ? null : Number(variant(body.span).items[0]);
    const bars = Math.min(count(this.held, each), span ?? Infinity);
    const values = Array.from({ length: bars }, (_, i) =>
      Number(heldText(this.held, `${each}.${i + 1}.${text(body.value, "value")}`)),
    );
    const most = Math.max(1, ...values);
    return { kind: "bars", percent: values.map((value) => Math.round((value / most) * 100)) };
  }

  private typed(body: Fields): { value?: Text } {
    const into = maybe(body.into) ?? "";
    if (heldText(this.held, into) === "") return {};
    const dots = "●".repeat([...heldText(this.held, into)].length);
    return { value: this.keep(body.hidden === true ? `'${dots}` : `=${into}`, this.held) };
  }

  private touchable(body: Fields, number: number | null = null): Touched {
    const id = text(body.id, "id") + (number ?? "");
    const icon = maybe(body.icon);
    const note = maybe(body.note);
    return {
      label: this.say(body.label, number),
      ...(note === null ? {} : { note: this.say(note, number) }),
      ...(icon === null ? {} : { icon }),
      ...(id === this.touched ? { here: true } : {}),
    };
  }

  private some<K extends "unit" | "note" | "label">(body: Fields, ...names: K[]): { [name in K]?: Text } {
    const kept: { [name in K]?: Text } = {};
    for (const name of names) if (maybe(body[name]) !== null) kept[name] = this.say(body[name]);
    return kept;
  }

  private say(said: Fields[string] | undefined, number: number | null = null): Text {
    const message = text(said, "a text");
    return this.keep(number === null ? message : message.replaceAll("#", String(number)), this.held);
  }
}

function own(body: Fields, name: string): Fields[] {
  return list(body[name]).map((one) => fields(one, name));
}

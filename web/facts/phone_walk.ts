import { fields, list, maybe, text, variant } from "./phone_docs.ts";
import type { Fields, PhoneApp, PhoneDocs, Variant } from "./phone_docs.ts";
import { account, add, count, holds, meant, pick, remembered, type Held } from "./phone_held.ts";

/** The phone on its way through a lesson: what it shows and what it holds. Follows `crates/phone/src/device.rs`. */
export class Walk {
  held: Held;
  private stack: string[] = [];
  private asked: string | null = null;

  constructor(
    private readonly app: PhoneApp,
    docs: PhoneDocs,
    task: Fields,
  ) {
    this.held = account(docs.household);
    for (const one of docs.apps)
      for (const [name, memory] of one.memory) this.held.set(name, remembered(memory));
    for (const given of list(task.given)) {
      const [name, value] = list(given);
      this.held.set(String(name), meant(this.held, String(value)));
    }
    this.show(app.start);
  }

  /** The page in front. */
  get page(): Fields {
    return this.app.pages.get(this.stack.at(-1) ?? "") ?? fields(undefined, `page '${this.stack.at(-1)}'`);
  }

  /** The dialog in front of it. */
  get dialog(): Fields | null {
    return this.dialogs().find((dialog) => dialog.id === this.asked) ?? null;
  }

  /** Stands on the page of a step. False where the lesson had not led there: a finger would have strayed. */
  stand(page: string, control: string): boolean {
    const there = this.page.id === page && this.find(control) !== null;
    if (!there && this.page.id !== page) {
      this.stack = [page];
      this.asked = null;
    }
    if (!there && this.find(control) === null) {
      const dialog = this.dialogs().find((one) => buttons(one).some((button) => button.id === control));
      this.asked = maybe(dialog?.id);
    }
    return there;
  }

  /** A finger touches a control, types what is to be typed, and waits for what takes its time. */
  touch(control: string, types: string | null): void {
    const found = this.find(control);
    if (!found) return;
    const { kind, body, row } = found;
    const into = maybe(body.into) ?? "";
    if (kind === "Choice") this.held.set(into, meant(this.held, text(body.value, "value")));
    else if (kind === "Tick") this.held.set(into, { flag: !holds(this.held, into) });
    else if (kind === "Typing") {
      if (types === null) return;
      this.held.set(into, { text: types });
      if ([...types].length >= Number(body.most)) this.carryOut(list(body.full).map(variant), null);
    } else this.carryOut(list(body.acts).map(variant), row);
  }

  /** A control of the dialog in front, or else of the page. */
  find(control: string): Found | null {
    if (this.dialog) {
      const button = buttons(this.dialog).find((one) => one.id === control);
      return button ? { kind: "Button", body: button, row: null } : null;
    }
    return this.among(list(this.page.blocks).map(variant), control);
  }

  private among(blocks: readonly Variant[], control: string): Found | null {
    for (const { name, items } of blocks) {
      const body = fields(items[0], name);
      if (!holds(this.held, maybe(body.show_if))) continue;
      const found = this.within(name, body, control);
      if (found) return found;
    }
    return null;
  }

  private within(kind: string, body: Fields, control: string): Found | null {
    const own = (name: string) => list(body[name]).map((one) => fields(one, name));
    if (kind === "Card") return this.among(list(body.blocks).map(variant), control);
    if (kind === "Tiles" || kind === "Choices") {
      const one = own(kind === "Tiles" ? "tiles" : "choices").find((each) => each.id === control);
      if (!one) return null;
      return kind === "Tiles"
        ? { kind: "Tile", body: one, row: null }
        : { kind: "Choice", body: { ...one, into: body.into ?? "" }, row: null };
    }
    if (kind === "List") {
      const each = maybe(body.each);
      for (const item of own("items").filter((one) => holds(this.held, maybe(one.show_if)))) {
        const id = text(item.id, "id");
        if (each === null && id === control) return { kind: "Item", body: item, row: null };
        const row = each !== null && control.startsWith(id) ? control.slice(id.length) : "";
        if (
          each !== null &&
          /^[0-9]+$/.test(row) &&
          Number(row) >= 1 &&
          Number(row) <= count(this.held, each)
        )
          return { kind: "Item", body: item, row };
      }
      return null;
    }
    return body.id === control ? { kind, body, row: null } : null;
  }

  private dialogs(): Fields[] {
    return list(this.page.dialogs).map((one) => fields(one, "a dialog"));
  }

  private show(id: string): void {
    const page = this.app.pages.get(id);
    if (!page) return;
    this.asked = null;
    const at = this.stack.indexOf(id);
    if (at >= 0) this.stack.length = at + 1;
    else this.stack.push(id);
    this.carryOut(list(page.enter).map(variant), null);
  }

  private carryOut(acts: readonly Variant[], row: string | null): void {
    for (const { name, items } of acts) {
      const said = items.map((item) => (typeof item === "string" && row ? item.replaceAll("#", row) : item));
      const [one, two, three] = said.map((item) => (typeof item === "string" ? item : ""));
      if (name === "Show") this.show(one ?? "");
      else if (name === "Back") this.stack.length = Math.max(1, this.stack.length - 1);
      else if (name === "Start") {
        this.stack = [];
        this.show(this.app.start);
      } else if (name === "Set") this.held.set(one ?? "", meant(this.held, two ?? ""));
      else if (name === "Add") add(this.held, one ?? "", two ?? "");
      else if (name === "Pick") pick(this.held, one ?? "", two ?? "", three ?? "");
      else if (name === "Ask") this.asked = one ?? null;
      else if (name === "Dismiss") this.asked = null;
      else if (name === "If") {
        const then = holds(this.held, one ?? null) ? items[1] : items[2];
        this.carryOut(list(then).map(variant), row);
      } else if (name === "Wait") {
        // What follows a wait is done after it: nothing may stand behind one.
        this.carryOut(list(items[1]).map(variant), row);
        return;
      }
    }
  }
}

/** A control, what it is, and the number of its list's row. */
export interface Found {
  kind: string;
  body: Fields;
  row: string | null;
}

export function buttons(dialog: Fields): Fields[] {
  return list(dialog.buttons).map((one) => fields(one, "a button"));
}

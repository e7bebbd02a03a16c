/** A value of a RON document. Names of structs and variants are kept as `_name`, tuples as lists in `_items`. */
export type Ron = string | number | boolean | null | Ron[] | { [field: string]: Ron };

/** Reads Rusty Object Notation as far as data files use it: structs, variants, lists, maps, strings, comments. */
export function parseRon(text: string): Ron {
  const from = new RonReader(text);
  const value = from.value();
  from.end();
  return value;
}

class RonReader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): Ron {
    this.space();
    const next = this.text[this.at];
    if (next === "(") return this.fields();
    if (next === "[") return this.list("[", "]");
    if (next === "{") return this.map();
    const raw = this.match(/r(#*)"([\s\S]*?)"\1/y);
    if (raw) return raw[2] ?? "";
    const quoted = this.match(/"(?:[^"\\]|\\[\s\S])*"/y);
    if (quoted) return unescape(quoted[0]);
    const number = this.match(/[+-]?[0-9][0-9_]*(\.[0-9_]+)?([eE][+-]?[0-9]+)?/y);
    if (number) return Number(number[0].replaceAll("_", ""));
    const name = this.match(/[A-Za-z_][A-Za-z0-9_]*/y)?.[0];
    if (name === undefined) throw this.wrong("a value");
    if (name === "true" || name === "false") return name === "true";
    if (name === "None") return null;
    this.space();
    if (this.text[this.at] !== "(") return name;
    const body = this.fields();
    if (name === "Some") return (body as { _items?: Ron[] })._items?.[0] ?? body;
    return { _name: name, ...(body as { [field: string]: Ron }) };
  }

  end(): void {
    this.space();
    if (this.at !== this.text.length) throw this.wrong("the end");
  }

  /** `(a: 1, b: 2)` as an object, `(1, 2)` as `{_items: [1, 2]}`. */
  private fields(): Ron {
    this.eat("(");
    const fields: { [field: string]: Ron } = {};
    const items: Ron[] = [];
    while (!this.ends(")")) {
      const name = this.match(/([A-Za-z_][A-Za-z0-9_]*)\s*:(?!:)/y)?.[1];
      if (name === undefined) items.push(this.value());
      else fields[name] = this.value();
      this.comma(")");
    }
    return items.length > 0 ? { ...fields, _items: items } : fields;
  }

  private list(open: string, close: string): Ron[] {
    this.eat(open);
    const items: Ron[] = [];
    while (!this.ends(close)) {
      items.push(this.value());
      this.comma(close);
    }
    return items;
  }

  private map(): Ron {
    this.eat("{");
    const fields: { [field: string]: Ron } = {};
    while (!this.ends("}")) {
      const key = this.value();
      this.space();
      this.eat(":");
      fields[String(key)] = this.value();
      this.comma("}");
    }
    return fields;
  }

  private ends(close: string): boolean {
    this.space();
    if (this.text[this.at] !== close) return false;
    this.at += 1;
    return true;
  }

  private comma(close: string): void {
    this.space();
    if (this.text[this.at] === ",") this.at += 1;
    else if (this.text[this.at] !== close) throw this.wrong(`"," or "${close}"`);
  }

  private eat(what: string): void {
    if (!this.text.startsWith(what, this.at)) throw this.wrong(`"${what}"`);
    this.at += what.length;
  }

  /** Skips spaces, comments and `#![enable(...)]` lines. */
  private space(): void {
    while (this.match(/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#!\[[^\]]*\]/y));
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  private wrong(expected: string): Error {
    const line = this.text.slice(0, this.at).split("\n").length;
    return new Error(`line ${line}: expected ${expected}`);
  }
}

function unescape(quoted: string): string {
  const inner = quoted.slice(1, -1).replaceAll(/\\\r?\n\s*/g, "");
  return inner.replaceAll(
    /\\(u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|[\s\S])/g,
    (_, one: string, u?: string, x?: string) => {
      const code = u ?? x;
      if (code) return String.fromCodePoint(parseInt(code, 16));
      return { n: "\n", t: "\t", r: "\r", "0": "\0" }[one] ?? one;
    },
  );
}

import { describe, expect, it } from "vitest";
import { parseRon } from "./ron.ts";
import { factOf, readFacts } from "./tariff_facts.ts";

const DOCUMENT = `
// Tianjin
Tariff(
    id: "tianjin-residential", area_code: "12",
    name: (zh: "天津", en: "Tianjin"), /* both */
    effective_from: "2012-07-01",
    source: (title: "A \\"notice\\"", number: Some("No. 667"), issued: None),
    settlement: Yearly([(up_to_kwh: Some(2_640), price: "0.49"), (price: "0.79",)]),
    verified: (limits: true),
)`;

describe("a tariff document", () => {
  it("gives its area, first day and notice", () => {
    expect(factOf(parseRon(DOCUMENT))).toEqual({
      id: "tianjin-residential",
      code: 12,
      effectiveFrom: "2012-07-01",
      area: { "zh-CN": "天津", en: "Tianjin" },
      source: 'A "notice" No. 667',
    });
  });

  it("without a needed field is named", () => {
    expect(() =>
      factOf(parseRon('(id: "x", area_code: "12", name: (zh: "", en: "x"), source: (title: "t"))')),
    ).toThrow("effective_from");
    expect(() =>
      factOf(parseRon('(area_code: "x", name: (zh: "a", en: "x"), source: (title: "t"))')),
    ).toThrow("area_code");
  });
});

describe("RON", () => {
  it("reads numbers, lists, maps, variants, raw and escaped strings", () => {
    expect(parseRon('[1, -2.5, 1_000, true, None, Some(3), "a\\u{4e2d}\\n", r#"a"b"#]')).toEqual([
      1,
      -2.5,
      1000,
      true,
      null,
      3,
      "a中\n",
      'a"b',
    ]);
    expect(parseRon('{"a": 1, 2: (3, 4), "c": Yearly(x: 1)}')).toEqual({
      a: 1,
      "2": { _items: [3, 4] },
      c: { _name: "Yearly", x: 1 },
    });
  });

  it("names the line of what is wrong", () => {
    expect(() => parseRon("(\n  a: 1\n  b: 2\n)")).toThrow('line 3: expected "," or ")"');
    expect(() => parseRon("[1] x")).toThrow("expected the end");
  });
});

describe("the shipped tariffs", () => {
  const facts = readFacts("../assets/data/tariffs/residential");
  it.runIf(facts.length > 0)("have a name in both languages, a source, and one first day each", () => {
    for (const fact of facts)
      expect(fact).toMatchObject({
        source: expect.stringMatching(/./),
        effectiveFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    expect(new Set(facts.map((fact) => `${fact.code} ${fact.effectiveFrom}`)).size).toBe(facts.length);
    expect(new Set(facts.map((fact) => fact.id)).size).toBe(facts.length);
  });
});

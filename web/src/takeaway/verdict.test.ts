import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cardBytes, fragmentOf, PUBLIC, SAMPLE, SECRET, varint } from "../../tests/sample_card.ts";
import { LESSON, lessonBytes } from "../../tests/sample_lesson.ts";
import { price } from "../language/figures.ts";
import type { Carried } from "./carried.ts";
import type { Card } from "./card.ts";
import { ByteReader } from "./byte_reader.ts";
import { bytesOfDigits, digitsOfBytes } from "./digits.ts";
import { bytesOfHex, fetchKeys, keysOf } from "./keys.ts";
import { hostOf, readLesson } from "./lesson.ts";
import { judge } from "./verdict.ts";

const bytes = cardBytes(SAMPLE);
const fragment = fragmentOf(bytes);
const VALID = { state: "valid", carried: { kind: "bill", card: SAMPLE } };
const unreadable = { state: "refused", because: "unreadable" };
/** A key that no hall's list holds. */
const OTHER = Uint8Array.from(SECRET).reverse();
/** Bytes of the key's short name in a card. */
const KEY_ID = { from: 1, to: 5 };
const wrong = { state: "refused", because: "wrong_signature" };

describe("a fragment", () => {
  it("of an exhibit is valid and read to the fen", () => {
    const verdict = judge(fragment, [PUBLIC]);
    expect(verdict).toMatchObject(VALID);
  });

  it("with any single digit changed is refused, and holds no figures", () => {
    for (let at = 0; at < fragment.length; at += 7) {
      for (const digit of "0123456789") {
        if (digit === fragment[at]) continue;
        const verdict = judge(fragment.slice(0, at) + digit + fragment.slice(at + 1), [PUBLIC]);
        expect(verdict.state).toBe("refused");
        expect(verdict).not.toHaveProperty("carried");
      }
    }
  }, 60_000);

  it("with the key's name and figures changed is refused, whatever keys are known", () => {
    const forged = Uint8Array.from(cardBytes({ ...SAMPLE, total: 1 }));
    for (let at = KEY_ID.from; at < KEY_ID.to; at++) {
      const renamed = forged.map((byte, i) => (i === at ? byte ^ 1 : byte));
      for (const keys of [[PUBLIC], [], [bytesOfHex("11".repeat(32))]]) {
        expect(judge(fragmentOf(renamed, OTHER), keys)).toEqual({ state: "refused", because: "unknown_key" });
      }
      expect(judge(fragmentOf(renamed, OTHER), null)).toEqual({ state: "unchecked" });
    }
  });

  it("of an exhibit that the list does not hold is refused, and without a list holds no figures", () => {
    const others = [bytesOfHex("11".repeat(32))];
    expect(judge(fragment, others)).toEqual({ state: "refused", because: "unknown_key" });
    expect(judge(fragment, [])).toEqual({ state: "refused", because: "unknown_key" });
    expect(judge(fragment, null)).toEqual({ state: "unchecked" });
    expect(judge(fragment, [...others, PUBLIC])).toMatchObject(VALID);
  });

  it("signed by a key that only borrows a known key's name is refused", () => {
    expect(judge(fragmentOf(bytes, OTHER), [PUBLIC])).toEqual(wrong);
  });

  it("that is no fragment is refused without a look at keys", () => {
    const bad = [
      "<img src=x onerror=alert(1)>",
      "%3Cscript%3E",
      "javascript:alert(1)",
      `${fragment}x`,
      `${fragment}0`,
      fragment.slice(0, -1),
      ` ${fragment}`,
      "١٢٣",
      "1".repeat(17),
      "9".repeat(fragment.length),
      "0".repeat(1_000_000),
    ];
    for (const text of bad) expect(judge(text, null)).toEqual(unreadable);
    expect(judge("", null)).toEqual({ state: "empty" });
  });

  it("of another version, kind, or with wrong insides is refused though well signed", () => {
    const other = (change: (b: number[]) => number[]) =>
      judge(fragmentOf(Uint8Array.from(change([...bytes]))), [PUBLIC]);
    expect(other((b) => [0x21, ...b.slice(1)])).toEqual(unreadable);
    for (const head of [0x10, 0x12, 0x13]) expect(other((b) => [head, ...b.slice(1)])).toEqual(unreadable);
    expect(other((b) => [...b, 0])).toEqual(unreadable);
    expect(other((b) => b.slice(0, -1))).toEqual(unreadable);
    // The saving of 172.80 yuan, spelled one byte longer than needed.
    const saving = varint(SAMPLE.saving);
    const long = [...saving.slice(0, -1), (saving.at(-1) ?? 0) + 128, 0];
    expect(other((b) => [...b.slice(0, -saving.length), ...long])).toEqual(unreadable);
    expect(judge(fragmentOf(cardBytes({ ...SAMPLE, tier2Month: 13 })), [PUBLIC])).toEqual(unreadable);
    expect(judge(fragmentOf(cardBytes({ ...SAMPLE, total: 2 ** 53 })), [PUBLIC])).toEqual(unreadable);
    const unknownFlag = [...bytes];
    unknownFlag[20] = 0x40;
    expect(judge(fragmentOf(Uint8Array.from(unknownFlag)), [PUBLIC])).toEqual(unreadable);
  });
});

describe("a lesson", () => {
  it("is read with its address, and its host is what stands first in it", () => {
    const verdict = judge(fragmentOf(lessonBytes(LESSON)), [PUBLIC]);
    expect(verdict).toMatchObject({ state: "valid", carried: { kind: "lesson", lesson: LESSON } });
    const { keyId: _, ...read } = readLesson(new ByteReader(lessonBytes(LESSON)));
    expect(read).toEqual(LESSON);
    for (const [address, host] of [
      ["https://www.95598.cn/", "www.95598.cn"],
      ["https://a.cn:8443/x@y?z#w", "a.cn:8443"],
      ["https://a.cn?x", "a.cn"],
      ["https://a.cn", "a.cn"],
    ] as const)
      expect(hostOf(readLesson(new ByteReader(lessonBytes({ ...LESSON, realThing: address }))))).toBe(host);
  });

  it("with an address or an id that an exhibit never writes is refused though well signed", () => {
    const read = (change: object) => judge(fragmentOf(lessonBytes({ ...LESSON, ...change })), [PUBLIC]);
    for (const rest of [
      "",
      "javascript:alert(1)",
      "http://a.cn/",
      "/a.cn",
      "www.95598.cn@evil.cn/",
      "a.cn\\@evil.cn",
      "A.cn",
      "cn",
      "-a.cn",
      "a-.cn",
      "a.cn.",
      "a..cn",
      "a.cn:",
      'a.cn/"><b>',
      "a.cn/ ",
      `a.cn/${"x".repeat(188)}`,
      `${"a.".repeat(90)}${"b".repeat(90)}`,
    ])
      expect(read({ realThing: `https://${rest}` }), rest).toEqual(unreadable);
    for (const id of ["", "Wsgw", "a_b", "a/b", "a".repeat(33)]) {
      expect(read({ app: id }), id).toEqual(unreadable);
      expect(read({ task: id }), id).toEqual(unreadable);
    }
  });
});

describe("digits", () => {
  it("spell every length of bytes in one way", () => {
    for (let length = 0; length < 40; length++) {
      const some = Uint8Array.from({ length }, (_, i) => (i * 89 + 255) & 255);
      const digits = digitsOfBytes(some);
      if (length > 0) expect(bytesOfDigits(digits)).toEqual(some);
    }
    expect(bytesOfDigits("256")).toBeNull();
    expect(bytesOfDigits("255")).toEqual(Uint8Array.of(255));
  });
});

describe("keys.json", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("is asked for anew, and without network taken as the browser still has it", async () => {
    let online = true;
    let kept: string | null = null;
    vi.stubGlobal("fetch", async (_: string, how: RequestInit) => {
      if (!online && (how.cache !== "force-cache" || kept === null)) throw new TypeError("offline");
      kept ??= JSON.stringify({ keys: ["ab".repeat(32)] });
      return new Response(kept);
    });
    online = false;
    expect(await fetchKeys()).toBeNull();
    online = true;
    expect(await fetchKeys()).toEqual([bytesOfHex("ab".repeat(32))]);
    online = false;
    expect(await fetchKeys()).toEqual([bytesOfHex("ab".repeat(32))]);
  });

  it("gives what is a key and leaves out the rest", () => {
    expect(keysOf({ keys: ["ab".repeat(32), "ab", 7, null, "zz".repeat(32)] })).toEqual([
      bytesOfHex("ab".repeat(32)),
    ]);
    for (const junk of [null, 1, "x", [], {}, { keys: {} }]) expect(keysOf(junk)).toEqual([]);
  });
});

// What the exhibit's Rust writes must read the same here.
const VECTORS = "../crates/takeaway/vectors";
const files = existsSync(VECTORS) ? readdirSync(VECTORS).filter((file) => file.endsWith(".json")) : [];
const vectors = files.flatMap((file): Vector[] =>
  [JSON.parse(readFileSync(`${VECTORS}/${file}`, "utf8"))].flat(),
);

describe.runIf(vectors.length > 0)("the exhibit's own vectors", () => {
  it.each(vectors)("$name", (vector) => {
    const verdict = judge(vector.fragment, [bytesOfHex(vector.public_key)]);
    if (vector.refused === undefined) {
      expect(verdict.state).toBe("valid");
      if (verdict.state === "valid") expect(asRust(verdict.carried)).toEqual(vector.decoded);
    } else if (vector.refused === "unknown-key") {
      expect(verdict).toEqual({ state: "refused", because: "unknown_key" });
    } else expect(["refused", "empty"]).toContain(verdict.state);
  });
});

/** What was carried in the words of the exhibit's vectors. */
function asRust(carried: Carried): unknown {
  if (carried.kind === "bill") return billAsRust(carried.card);
  const { keyId, validUntil, realThing, ...lesson } = carried.lesson;
  return { ...lesson, key_id: keyId, valid_until: validUntil, real_thing: realThing };
}

function billAsRust(card: Card): unknown {
  return {
    key_id: card.keyId,
    code: card.code,
    valid_until: card.validUntil,
    area: card.area,
    effective_from: card.effectiveFrom,
    flags: {
      multi_person: card.multiPerson,
      low_income: card.lowIncome,
      shared_meter: card.sharedMeter,
      demo_data: card.demo,
      price_to_be_verified: card.priceUnverified,
      tiers_reset_monthly: card.resetsMonthly,
    },
    people: card.people,
    year: card.year,
    months: card.months.map(({ kwh, amount }) => (kwh === null ? null : { kwh, amount_fen: amount })),
    total_fen: card.total,
    tiers: card.tiers.map((tier) => ({
      up_to_kwh: tier.upTo,
      price: price(tier.price).replace(/\.?0+$/, ""),
      kwh: tier.kwh,
      amount_fen: tier.amount,
    })),
    second_tier_from: card.tier2Month,
    third_tier_from: card.tier3Month,
    saving_fen: card.saving,
  };
}

interface Vector {
  name: string;
  public_key: string;
  fragment: string;
  decoded?: unknown;
  refused?: string;
}

import { getPublicKey, sign } from "@noble/ed25519";
import type { Card } from "../src/takeaway/card.ts";
import { digitsOfBytes } from "../src/takeaway/digits.ts";
import { bytesOfHex } from "../src/takeaway/keys.ts";
import { keyIdOf, signedMessage } from "../src/takeaway/signature.ts";

/** A signing key made for tests only. */
export const SECRET = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
export const PUBLIC = getPublicKey(SECRET);

const KWH = [300, 280, 200, 180, 160, 220, 420, 480, 260, 180, 200, 320];

/** The year of the design's sketches: 3,200 kWh in Tianjin, 1,596.00 yuan; tier 2 is reached in October. */
export const SAMPLE: Omit<Card, "keyId"> = {
  code: "0123456789abcdef",
  validUntil: Date.UTC(2036, 0, 1) / 1000,
  area: 12,
  effectiveFrom: "2012-07-01",
  multiPerson: false,
  lowIncome: false,
  sharedMeter: false,
  demo: false,
  priceUnverified: false,
  resetsMonthly: false,
  people: 3,
  year: 2026,
  months: KWH.map((kwh, i) => ({ kwh, amount: i < 9 ? kwh * 49 : i === 9 ? 140 * 49 + 40 * 54 : kwh * 54 })),
  total: 2640 * 49 + 560 * 54,
  tiers: [
    { upTo: 2640, price: 49_000_000, kwh: 2640, amount: 129_360 },
    { upTo: 4800, price: 54_000_000, kwh: 560, amount: 30_240 },
    { upTo: null, price: 79_000_000, kwh: 0, amount: 0 },
  ],
  tier2Month: 10,
  tier3Month: null,
  saving: 17_280,
};

/** A card's bytes, without the signature. */
export function cardBytes(card: Omit<Card, "keyId">, publicKey = PUBLIC): Uint8Array {
  const days = (Date.parse(card.effectiveFrom) - Date.UTC(2000, 0, 1)) / 86_400_000;
  const flags = [
    card.multiPerson,
    card.lowIncome,
    card.sharedMeter,
    card.demo,
    card.priceUnverified,
    card.resetsMonthly,
  ];
  return Uint8Array.from([
    0x11,
    ...bytesOfHex(keyIdOf(publicKey)),
    ...bytesOfHex(card.code),
    ...bigEndian(card.validUntil, 4),
    card.area,
    ...bigEndian(days, 2),
    flags.reduce((bits, flag, i) => bits | (flag ? 1 << i : 0), 0),
    card.people,
    ...bigEndian(card.year, 2),
    ...card.months.flatMap((month) => [
      ...varint(month.kwh === null ? 0 : month.kwh + 1),
      ...varint(month.amount),
    ]),
    ...varint(card.total),
    card.tiers.length,
    ...card.tiers.flatMap((tier) => [tier.upTo ?? 0, tier.price, tier.kwh, tier.amount].flatMap(varint)),
    card.tier2Month ?? 0,
    card.tier3Month ?? 0,
    ...varint(card.saving),
  ]);
}

/** Signs bytes and spells them as a fragment. */
export function fragmentOf(bytes: Uint8Array, secret = SECRET): string {
  const signature = sign(signedMessage(bytes), secret);
  return digitsOfBytes(Uint8Array.from([...bytes, ...signature]));
}

export function varint(value: number): number[] {
  const bytes = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
}

function bigEndian(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, i) => Math.floor(value / 256 ** (size - 1 - i)) % 256);
}

import { ByteReader, UnreadableBytes } from "./byte_reader.ts";

/** What a visitor takes home: a household's bill of a year, as the exhibit worked it out. */
export interface Card {
  /** First 4 bytes of SHA-256 of the exhibit's public key, hex. */
  keyId: string;
  /** The code's own random number, 16 hex digits. */
  code: string;
  /** Seconds since 1970. */
  validUntil: number;
  /** First two digits of GB/T 2260. */
  area: number;
  /** The tariff's first day, `YYYY-MM-DD`. */
  effectiveFrom: string;
  multiPerson: boolean;
  lowIncome: boolean;
  sharedMeter: boolean;
  demo: boolean;
  /** The price is only recalled, to be verified. */
  priceUnverified: boolean;
  /** Tiers start anew each month instead of each year. */
  resetsMonthly: boolean;
  people: number;
  year: number;
  /** January to December. */
  months: Month[];
  /** Fen. */
  total: number;
  tiers: Tier[];
  /** Month (1 to 12) in which the tier begins, null for never. */
  tier2Month: number | null;
  tier3Month: number | null;
  /** Fen saved a year by using 10 % less. */
  saving: number;
}

export interface Month {
  /** Kilowatt-hours, null where the visitor gave none for the month. */
  kwh: number | null;
  /** Fen. */
  amount: number;
}

export interface Tier {
  /** Upper limit in kilowatt-hours of the year, null for none. */
  upTo: number | null;
  /** Hundred-millionths of a yuan a kilowatt-hour: prices are exact in integers. */
  price: number;
  kwh: number;
  /** Fen. */
  amount: number;
}

/** Version 1, kind 1: a residential bill of a year. */
export const HEAD = 0x11;
const DAY_MS = 86_400_000;
const LARGEST_U32 = 0xffff_ffff;

/** Reads a card's bytes, without the signature. Throws `UnreadableBytes`. */
export function readCard(bytes: Uint8Array): Card {
  const from = new ByteReader(bytes);
  const head = from.u8();
  if (head !== HEAD) throw new UnreadableBytes("the card is of a version or kind this page does not know");
  const keyId = hex(from.take(4));
  const code = hex(from.take(8));
  const validUntil = from.u32();
  const area = from.u8();
  const effectiveFrom = new Date(Date.UTC(2000, 0, 1) + from.u16() * DAY_MS).toISOString().slice(0, 10);
  const flags = from.u8();
  // A bit without a meaning could change what the figures mean: better no bill than a wrong one.
  if (flags >> 6 !== 0) throw new UnreadableBytes("the card holds a flag this page does not know");
  const people = from.u8();
  const year = from.u16();
  const months = Array.from({ length: 12 }, () => readMonth(from));
  const total = from.varint();
  const count = from.u8();
  const tiers = Array.from({ length: count }, () => readTier(from));
  const tier2Month = readMonthNumber(from);
  const tier3Month = readMonthNumber(from);
  const saving = from.varint();
  from.end();
  return {
    keyId,
    code,
    validUntil,
    area,
    effectiveFrom,
    multiPerson: (flags & 1) !== 0,
    lowIncome: (flags & 2) !== 0,
    sharedMeter: (flags & 4) !== 0,
    demo: (flags & 8) !== 0,
    priceUnverified: (flags & 16) !== 0,
    resetsMonthly: (flags & 32) !== 0,
    people,
    year,
    months,
    total,
    tiers,
    tier2Month,
    tier3Month,
    saving,
  };
}

function readMonth(from: ByteReader): Month {
  const kwh = from.varint();
  const amount = from.varint();
  if (kwh === 0 && amount !== 0) throw new UnreadableBytes("a month that was not given costs something");
  return kwh === 0 ? { kwh: null, amount: 0 } : { kwh: energy(kwh - 1), amount };
}

function readTier(from: ByteReader): Tier {
  const upTo = energy(from.varint());
  return {
    upTo: upTo === 0 ? null : upTo,
    price: from.varint(),
    kwh: energy(from.varint()),
    amount: from.varint(),
  };
}

function energy(kwh: number): number {
  if (kwh > LARGEST_U32) throw new UnreadableBytes("an amount of energy is beyond any household");
  return kwh;
}

function readMonthNumber(from: ByteReader): number | null {
  const month = from.u8();
  if (month > 12) throw new UnreadableBytes("a month is beyond December");
  return month === 0 ? null : month;
}

/** Lower-case hex. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

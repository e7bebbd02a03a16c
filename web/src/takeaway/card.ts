import { UnreadableBytes, type ByteReader } from "./byte_reader.ts";
import { BILL_HEAD, readHead, type Head } from "./head.ts";

/** What a visitor takes home: a household's bill of a year, as the exhibit worked it out. */
export interface Card extends Head {
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

const DAY_MS = 86_400_000;
const LARGEST_U32 = 0xffff_ffff;

/** Reads a card, its signature left out. Throws `UnreadableBytes`. */
export function readCard(from: ByteReader): Card {
  const head = readHead(from, BILL_HEAD);
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
    ...head,
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

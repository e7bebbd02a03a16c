import { UnreadableBytes, type ByteReader } from "./byte_reader.ts";

/** What stands at the beginning of everything that is taken home. */
export interface Head {
  /** First 4 bytes of SHA-256 of the exhibit's public key, hex. */
  keyId: string;
  /** The code's own random number, 16 hex digits. */
  code: string;
  /** Seconds since 1970. */
  validUntil: number;
}

/** Version 1, kind 1: a residential bill of a year. */
export const BILL_HEAD = 0x11;
/** Version 1, kind 2: a lesson of the practice phone. */
export const LESSON_HEAD = 0x12;

/** Reads the head of a certain version and kind. */
export function readHead(from: ByteReader, wanted: number): Head {
  if (from.u8() !== wanted)
    throw new UnreadableBytes("the card is of a version or kind this page does not know");
  return { keyId: hex(from.take(4)), code: hex(from.take(8)), validUntil: from.u32() };
}

/** Lower-case hex. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

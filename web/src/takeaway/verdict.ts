import { UnreadableBytes } from "./byte_reader.ts";
import { readCard, type Card } from "./card.ts";
import { bytesOfDigits } from "./digits.ts";
import type { Keys } from "./keys.ts";
import { isSignedBy, keyIdOf, SIGNATURE } from "./signature.ts";

/**
 * What the page may say about a fragment. Figures are shown only with `card`: `valid` when the signature is a known
 * exhibit's, `unchecked` when the exhibit's key is not known here or not to be had. `refused` shows none.
 */
export type Verdict =
  | { state: "empty" }
  | { state: "refused"; because: "unreadable" | "wrong_signature" }
  | { state: "valid"; card: Card }
  | { state: "unchecked"; because: "no_keys" | "unknown_key"; card: Card };

/** Judges a fragment (without `#`) with the keys that are known, null for none to be had. */
export function judge(fragment: string, keys: Keys | null): Verdict {
  if (fragment === "") return { state: "empty" };
  const bytes = bytesOfDigits(fragment);
  if (bytes === null || bytes.length <= SIGNATURE) return { state: "refused", because: "unreadable" };
  const signed = bytes.subarray(0, -SIGNATURE);
  let card: Card;
  try {
    card = readCard(signed);
  } catch (error) {
    if (error instanceof UnreadableBytes) return { state: "refused", because: "unreadable" };
    throw error;
  }
  if (keys === null) return { state: "unchecked", because: "no_keys", card };
  // Two keys may share their short name, so every key of that name is tried.
  const named = keys.filter((key) => keyIdOf(key) === card.keyId);
  if (named.length === 0) return { state: "unchecked", because: "unknown_key", card };
  const signature = bytes.subarray(-SIGNATURE);
  return named.some((key) => isSignedBy(key, signed, signature))
    ? { state: "valid", card }
    : { state: "refused", because: "wrong_signature" };
}

import { UnreadableBytes } from "./byte_reader.ts";
import { readCarried, type Carried } from "./carried.ts";
import { bytesOfDigits } from "./digits.ts";
import type { Keys } from "./keys.ts";
import { isSignedBy, keyIdOf, SIGNATURE } from "./signature.ts";

/**
 * What the page may say about a fragment. Only a `valid` one carries anything, so nothing else can be drawn: a key's name
 * inside the fragment can be changed like any other figure, and no key means no proof. `unchecked` is a fragment whose
 * list of keys is out of reach for now; it may become valid or refused once there is network.
 */
export type Verdict =
  | { state: "empty" }
  | { state: "refused"; because: "unreadable" | "wrong_signature" | "unknown_key" }
  | { state: "valid"; carried: Carried }
  | { state: "unchecked" };

/** Judges a fragment (without `#`) with the keys that are known, null for none to be had. */
export function judge(fragment: string, keys: Keys | null): Verdict {
  if (fragment === "") return { state: "empty" };
  const bytes = bytesOfDigits(fragment);
  if (bytes === null || bytes.length <= SIGNATURE) return { state: "refused", because: "unreadable" };
  const signed = bytes.subarray(0, -SIGNATURE);
  let carried: Carried;
  try {
    carried = readCarried(signed);
  } catch (error) {
    if (error instanceof UnreadableBytes) return { state: "refused", because: "unreadable" };
    throw error;
  }
  if (keys === null) return { state: "unchecked" };
  const { keyId } = carried.kind === "bill" ? carried.card : carried.lesson;
  // Two keys may share their short name, so every key of that name is tried.
  const named = keys.filter((key) => keyIdOf(key) === keyId);
  if (named.length === 0) return { state: "refused", because: "unknown_key" };
  const signature = bytes.subarray(-SIGNATURE);
  return named.some((key) => isSignedBy(key, signed, signature))
    ? { state: "valid", carried }
    : { state: "refused", because: "wrong_signature" };
}

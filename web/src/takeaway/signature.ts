import { etc, verify } from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2";
import { hex } from "./head.ts";

// The phone page may come over plain http, where browsers have no crypto.subtle: hashes come with the page.
etc.sha512Sync = (...parts) => sha512(etc.concatBytes(...parts));

/** Bytes of an Ed25519 signature. */
export const SIGNATURE = 64;

/** Keeps this key's signatures apart from any other use of the key. */
const PURPOSE = new TextEncoder().encode("zhidian/takeaway/v1\0");

/** The message that is signed for a card's bytes. */
export function signedMessage(card: Uint8Array): Uint8Array {
  return etc.concatBytes(PURPOSE, card);
}

/** True where the signature over the card's bytes is the key's; strict RFC 8032, so there is one valid spelling. */
export function isSignedBy(publicKey: Uint8Array, card: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(signature, signedMessage(card), publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/** The short name of a key inside a card. */
export function keyIdOf(publicKey: Uint8Array): string {
  return hex(sha256(publicKey).subarray(0, 4));
}

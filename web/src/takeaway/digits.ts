/** Decimal digits that carry 0 to 7 bytes: the fewest that hold every value. */
const WIDTH = [0, 3, 5, 8, 10, 13, 15, 17] as const;
const CHUNK = 7;

/** Longest fragment looked at, in digits; above it nothing that an exhibit makes. */
export const LONGEST = 20_000;

/**
 * Bytes of a fragment of decimal digits, or null where an exhibit cannot have written it: each 7 bytes are a
 * little-endian number of 17 digits, the rest by `WIDTH`, and a number too large for its bytes is refused, so that
 * every byte string has exactly one spelling.
 */
export function bytesOfDigits(digits: string): Uint8Array | null {
  if (digits.length > LONGEST || !/^[0-9]+$/.test(digits)) return null;
  const full = Math.floor(digits.length / WIDTH[CHUNK]);
  const rest = WIDTH.findIndex((w) => w === digits.length % WIDTH[CHUNK]);
  if (rest < 0) return null;
  const bytes = new Uint8Array(full * CHUNK + rest);
  for (let at = 0, from = 0; at < bytes.length; at += CHUNK) {
    const size = Math.min(CHUNK, bytes.length - at);
    const width = WIDTH[size] ?? 0;
    let value = BigInt(digits.slice(from, from + width));
    if (value >> BigInt(8 * size) !== 0n) return null;
    for (let i = 0; i < size; i++) {
      bytes[at + i] = Number(value & 255n);
      value >>= 8n;
    }
    from += width;
  }
  return bytes;
}

/** The fragment of some bytes: the inverse of `bytesOfDigits`. */
export function digitsOfBytes(bytes: Uint8Array): string {
  let digits = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    const value = chunk.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    digits += value.toString().padStart(WIDTH[chunk.length] ?? 0, "0");
  }
  return digits;
}

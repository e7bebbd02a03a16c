/** Why bytes cannot be read as a card. */
export class UnreadableBytes extends Error {}

/** Reads numbers from bytes in order; every read past the end throws `UnreadableBytes`. */
export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  u8(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new UnreadableBytes("the card ends too early");
    this.at += 1;
    return byte;
  }

  u16(): number {
    return this.u8() * 0x100 + this.u8();
  }

  u32(): number {
    return this.u16() * 0x10000 + this.u16();
  }

  take(count: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + count);
    if (part.length !== count) throw new UnreadableBytes("the card ends too early");
    this.at += count;
    return part;
  }

  /** An LEB128 number up to 2^53 - 1, in its shortest spelling only. */
  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.u8();
      value += (byte & 127) * scale;
      if (!Number.isSafeInteger(value)) throw new UnreadableBytes("a number is too large");
      if (byte < 128) {
        if (byte === 0 && scale > 1) throw new UnreadableBytes("a number is written longer than needed");
        return value;
      }
    }
  }

  /** Throws unless everything was read. */
  end(): void {
    if (this.at !== this.bytes.length) throw new UnreadableBytes("the card goes on after its end");
  }
}

const MAGIC = Buffer.from("mozLz40\0");

/**
 * What Firefox packed into a file of its own (the session store, search settings): a magic, the length, and one LZ4 block.
 * Source: toolkit/components/lz4 in Firefox; lz4/lz4, doc/lz4_Block_format.md.
 * @returns `undefined` where the file is none, or is broken
 */
export function unpackMozLz4(file: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const isPacked = bytes.length > MAGIC.length + 4 && bytes.subarray(0, MAGIC.length).equals(MAGIC);
  if (!isPacked) return undefined;
  return unpackBlock(bytes.subarray(MAGIC.length + 4), bytes.readUInt32LE(MAGIC.length));
}

function unpackBlock(block: Buffer, size: number): Buffer | undefined {
  if (size > 256_000_000) return undefined;
  const out = Buffer.alloc(size);
  let at = 0;
  let length = 0;
  /** A length begins in four bits of the token and goes on for as long as bytes are full. */
  const readLength = (first: number): number => {
    if (first < 15) return first;
    let total = first;
    let byte = 255;
    while (byte === 255 && at < block.length) {
      byte = block[at++] ?? 0;
      total += byte;
    }
    return total;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = readLength(token >> 4);
    if (at + literals > block.length || length + literals > size) return undefined;
    block.copy(out, length, at, at + literals);
    at += literals;
    length += literals;
    // The last sequence has no copy.
    if (at >= block.length) break;
    const offset = block.readUInt16LE(at);
    at += 2;
    const copied = readLength(token & 15) + 4;
    if (offset === 0 || offset > length || length + copied > size) return undefined;
    // Byte by byte: a copy may reach into what it has just written.
    for (let index = 0; index < copied; index++, length++) out[length] = out[length - offset] ?? 0;
  }
  return length === size ? out : undefined;
}

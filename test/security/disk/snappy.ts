/**
 * Undoes Snappy's raw format, as LevelDB uses it.
 * Source: google/snappy, format_description.txt.
 * @returns `undefined` where the bytes are not a whole Snappy stream
 */
export function unsnappy(bytes: Uint8Array): Uint8Array | undefined {
  const header = readVarint(bytes, 0);
  if (!header || header.value > 64_000_000) return undefined;
  const out = new Uint8Array(header.value);
  let at = header.next;
  let length = 0;
  while (at < bytes.length) {
    const element = readElement(bytes, at);
    if (!element || length + element.length > out.length) return undefined;
    if (element.offset === 0) {
      const literal = bytes.subarray(element.next, element.next + element.length);
      if (literal.length < element.length) return undefined;
      out.set(literal, length);
      at = element.next + element.length;
    } else {
      if (element.offset > length) return undefined;
      // Byte by byte: a copy may reach into what it has just written.
      for (let index = 0; index < element.length; index++) {
        out[length + index] = out[length + index - element.offset] ?? 0;
      }
      at = element.next;
    }
    length += element.length;
  }
  return length === out.length ? out : undefined;
}

/** One element: a literal (offset 0) whose bytes follow at `next`, or a copy from `offset` bytes back. */
function readElement(bytes: Uint8Array, at: number): { length: number; offset: number; next: number } | undefined {
  const tag = bytes[at];
  if (tag === undefined) return undefined;
  const high = tag >> 2;
  switch (tag & 3) {
    case 0: {
      if (high < 60) return { length: high + 1, offset: 0, next: at + 1 };
      const size = high - 59;
      return { length: littleEndian(bytes, at + 1, size) + 1, offset: 0, next: at + 1 + size };
    }
    case 1:
      return { length: (high & 7) + 4, offset: ((tag >> 5) << 8) | (bytes[at + 1] ?? 0), next: at + 2 };
    case 2:
      return { length: high + 1, offset: littleEndian(bytes, at + 1, 2), next: at + 3 };
    default:
      return { length: high + 1, offset: littleEndian(bytes, at + 1, 4), next: at + 5 };
  }
}

function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let index = size - 1; index >= 0; index--) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

/** A number in groups of seven bits, the lowest first. */
export function readVarint(bytes: Uint8Array, start: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 10; index++) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: start + index + 1 };
  }
  return undefined;
}

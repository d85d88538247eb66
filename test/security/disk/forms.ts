/** One way in which a text can lie on disk. */
export interface Form {
  name: string;
  bytes: Buffer;
}

/** A text as UTF-8, UTF-16 of both byte orders, hex, percent-encoded, and base64 at each of the three places it can start at. */
export function formsOf(text: string): Form[] {
  const utf8 = Buffer.from(text, "utf8");
  const utf16 = Buffer.from(text, "utf16le");
  const forms: Form[] = [
    { name: "UTF-8", bytes: utf8 },
    { name: "UTF-16LE", bytes: utf16 },
    { name: "UTF-16BE", bytes: Buffer.from(utf16).swap16() },
    { name: "hex", bytes: Buffer.from(utf8.toString("hex")) },
    { name: "HEX", bytes: Buffer.from(utf8.toString("hex").toUpperCase()) },
    { name: "percent-encoded", bytes: Buffer.from(encodeURIComponent(text)) },
    { name: "JSON", bytes: Buffer.from(JSON.stringify(text).slice(1, -1)) },
    ...base64Forms("base64", utf8),
    ...base64Forms("base64 of UTF-16LE", utf16),
  ];
  return forms.filter(({ bytes }, index) => forms.findIndex((other) => other.bytes.equals(bytes)) === index);
}

/** Only the characters that don't depend on the bytes before and after. */
function base64Forms(name: string, bytes: Buffer): Form[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const from = Math.ceil((before * 8) / 6);
    const to = Math.floor(((before + bytes.length) * 8) / 6);
    return { name: `${name}+${before}`, bytes: Buffer.from(encoded.slice(from, to)) };
  });
}

import { createHash } from "node:crypto";

/** The ID that Chromium gives an unpacked extension: the hash of its path, in the letters a to p. */
export function unpackedId(extensionDir: string): string {
  const hash = createHash("sha256").update(extensionDir).digest("hex").slice(0, 32);
  return Array.from(hash, (digit) => String.fromCharCode("a".charCodeAt(0) + parseInt(digit, 16))).join("");
}

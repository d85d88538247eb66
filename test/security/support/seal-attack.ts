import type { VaultBlob } from "../../../lib/state/stored-values.ts";
import { open } from "../../../lib/vault/seal.ts";

/** What came of many tries to open a vault that must not open. */
export interface Toll {
  tried: number;
  unlocks: number;
  crashes: number;
}

/** Every blob that differs from `blob` in one bit of its stored JSON and still is JSON. */
export function* flippedBits(blob: VaultBlob): Generator<VaultBlob> {
  const bytes = new TextEncoder().encode(JSON.stringify(blob));
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const read = parse(new TextDecoder().decode(flipped));
    if (read) yield read;
  }
}

/** Tries them a few at a time, as many as the machine derives keys at once. */
export async function attack(
  blobs: Iterable<VaultBlob>,
  passphrases: Iterable<string>,
  boundTo: string,
): Promise<Toll> {
  const toll: Toll = { tried: 0, unlocks: 0, crashes: 0 };
  const tries = pairs(blobs, passphrases);
  const worker = async () => {
    for (const [blob, passphrase] of tries) {
      toll.tried++;
      try {
        if ((await open(blob, passphrase, boundTo)).ok) toll.unlocks++;
      } catch {
        toll.crashes++;
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return toll;
}

function* pairs(blobs: Iterable<VaultBlob>, passphrases: Iterable<string>): Generator<[VaultBlob, string]> {
  for (const passphrase of passphrases) for (const blob of blobs) yield [blob, passphrase];
}

/** A flipped bit may leave any shape, and the vault has to cope with each: a blob is whatever the storage hands over. */
function isBlob(read: unknown): read is VaultBlob {
  return typeof read === "object" && read !== null;
}

function parse(text: string): VaultBlob | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isBlob(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

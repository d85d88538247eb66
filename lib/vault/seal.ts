import { failed, success, type Result } from "../failure.ts";
import type { VaultBlob } from "../state/stored-values.ts";
import type { Settings } from "../state/settings.ts";

/**
 * OWASP's recommendation for PBKDF2-HMAC-SHA-256; a blob with fewer is refused, so that none can be
 * slipped in.
 */
export const MIN_ITERATIONS = 600_000;
/** Far more than anybody would choose; a blob with more would only keep the machine busy. */
const MAX_ITERATIONS = 100 * MIN_ITERATIONS;
/** Characters. */
const MIN_PASSPHRASE = 12;

/** By characters as people count them, not by UTF-16 units. */
export function isLongEnough(passphrase: string): boolean {
  return Array.from(passphrase).length >= MIN_PASSPHRASE;
}

/**
 * Encrypts the access key secret under a passphrase (PBKDF2-SHA-256, AES-256-GCM), before anything
 * reaches disk.
 * @param boundTo what the secret belongs to; opening it for anything else fails, so an address
 * changed on disk gets no secret
 */
export async function seal(secret: string, passphrase: string, boundTo: string): Promise<VaultBlob> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await deriveKey(passphrase, salt, MIN_ITERATIONS);
  const ciphertext = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encode(boundTo) },
    key,
    encode(secret),
  );
  return {
    version: 1,
    kdf: "PBKDF2-SHA-256",
    iterations: MIN_ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
  };
}

/**
 * Opens a blob; fails with `wrong-passphrase`, or with `vault-damaged` if no passphrase could open
 * it: another version, parts missing, too few iterations.
 */
export async function open(blob: VaultBlob, passphrase: string, boundTo: string): Promise<Result<string>> {
  const parts = readParts(blob);
  if (!parts) return failed("vault-damaged");
  const key = await deriveKey(passphrase, parts.salt, blob.iterations);
  try {
    const secret = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: parts.iv, additionalData: encode(boundTo) },
      key,
      parts.ciphertext,
    );
    return success(new TextDecoder().decode(secret));
  } catch {
    // AES-GCM can't tell a wrong key from changed bytes.
    return failed("wrong-passphrase");
  }
}

/**
 * What a vault's secret belongs to: the one service address and access key it may be used with, and
 * the authentication address that its token may be sent to, if that is another one.
 */
export function binding({ serviceAddress, accessKeyId, authenticationAddress }: BoundSettings): string {
  return [serviceAddress, accessKeyId, ...(authenticationAddress === undefined ? [] : [authenticationAddress])].join(
    " ",
  );
}

type BoundSettings = Pick<Settings, "serviceAddress" | "accessKeyId" | "authenticationAddress">;

function readParts(blob: VaultBlob) {
  const known = blob.version === 1 && blob.kdf === "PBKDF2-SHA-256";
  const slowEnough =
    Number.isSafeInteger(blob.iterations) && blob.iterations >= MIN_ITERATIONS && blob.iterations <= MAX_ITERATIONS;
  if (!known || !slowEnough) return undefined;
  const salt = fromBase64(blob.salt);
  const iv = fromBase64(blob.iv);
  const ciphertext = fromBase64(blob.ciphertext);
  // 16 bytes of GCM tag are the least that any ciphertext has.
  return salt?.length === 16 && iv?.length === 12 && ciphertext && ciphertext.length >= 16
    ? { salt, iv, ciphertext }
    : undefined;
}

async function deriveKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // The same passphrase typed with another input method can have other code points.
  const material = await crypto.subtle.importKey("raw", encode(passphrase.normalize("NFKC")), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/**
 * `atob` is lenient: it drops blanks and spare bits. Here every changed bit must count, so only
 * what we would write is read.
 */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the field of a secret keeps once the secret was sent: nothing, but for what was typed there
 * meanwhile.
 */
export function typedSince(sent: string, now: string): string {
  return now === sent ? "" : now;
}

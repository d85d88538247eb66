/** A button's tooltip: what it does, and the key that does it too. */
export function withKey(name: string, key: string): string {
  return `${name} (${key})`;
}

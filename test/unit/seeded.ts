/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32), so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new RangeError("Nothing to pick from");
  return picked;
}

const NASTY = [
  "",
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  "\u0000\uD800\u202E",
  "lock",
  "unlock",
  "save-settings",
  "https://evil.example",
  "x".repeat(5_000),
] as const;

/** Any value that could arrive as a message, nested up to `depth`. */
export function anything(random: () => number, depth = 3): unknown {
  const kind = Math.floor(random() * (depth > 0 ? 9 : 6));
  switch (kind) {
    case 0:
      return undefined;
    case 1:
      return null;
    case 2:
      return random() < 0.5;
    case 3:
      return pick(random, [0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, random()]);
    case 4:
    case 5:
      return pick(random, NASTY);
    case 6:
      return Array.from({ length: Math.floor(random() * 4) }, () => anything(random, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: Math.floor(random() * 5) }, () => [
          pick(random, [...NASTY.slice(0, 4), "name", "payload", "passphrase", "typed", "userId"]),
          anything(random, depth - 1),
        ]),
      );
  }
}

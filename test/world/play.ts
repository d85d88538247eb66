import { Stage, type Ending } from "./stage.ts";

/** Plays one seed, or, of its acts, only those at the given places. */
export function play(seed: number, only?: ReadonlySet<number>): Promise<Ending> {
  return new Stage(seed).play(only);
}

/** The same seed with as few acts as still break the same rule. */
export async function shorten(seed: number, first: Ending): Promise<Ending> {
  const broken = new Set(first.violations.map(ruleOf));
  let shortest = first;
  let kept = new Set(Array.from({ length: first.acts }, (_, place) => place));
  for (const place of kept) {
    const without = new Set([...kept].filter((one) => one !== place));
    const ending = await play(seed, without);
    if (!ending.violations.some((violation) => broken.has(ruleOf(violation)))) continue;
    kept = without;
    shortest = ending;
  }
  return shortest;
}

/** `3: …` breaks rule 3. */
export function ruleOf(violation: string): string {
  return violation.split(":")[0] ?? violation;
}

import { settled } from "./scheduler.ts";
import { MOST_STEPS, Stage, type Ending } from "./stage.ts";

// A browser only logs what nobody catches.
process.on("unhandledRejection", () => undefined);

/** Plays one seed, or, of its acts, only those at the given places. */
export async function play(seed: number, only?: ReadonlySet<number>): Promise<Ending> {
  // What the code begins as it is loaded belongs to no world.
  await settled();
  const stage = new Stage(seed);
  try {
    return await stage.play(only);
  } catch (error) {
    return { violations: [String(error)], story: [...stage.story, String(error)], steps: MOST_STEPS, acts: 0 };
  }
}

/** The same seed with as few acts as still break the same rule in the same way. */
export async function shorten(seed: number): Promise<Ending> {
  let shortest = await play(seed);
  const broken = new Set(shortest.violations.map(kindOf));
  let kept = new Set(Array.from({ length: shortest.acts }, (_, place) => place));
  for (const place of kept) {
    const without = new Set([...kept].filter((one) => one !== place));
    const ending = await play(seed, without);
    if (!ending.violations.some((violation) => broken.has(kindOf(violation)))) continue;
    kept = without;
    shortest = ending;
  }
  return shortest;
}

/** What was broken, whichever attempt it was. */
function kindOf(violation: string): string {
  return violation.replace(/ [\da-f]{4} /u, " ");
}

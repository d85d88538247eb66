import type { Case } from "./case.ts";
import { Random } from "./support/random.ts";
import type { Rigs } from "./support/rigs.ts";
import { Tally } from "./support/tally.ts";

/** Runs one case, its rounds shared out among as many browsers as it asks for. */
export async function runCase(
  { name, browsers = 1, fresh = false, run }: Case,
  rounds: number,
  seed: number,
  rigs: Rigs,
): Promise<Tally> {
  const tally = new Tally(name);
  try {
    if (fresh) await rigs.close();
    const taken = await rigs.take(Math.min(browsers, rounds));
    const share = (index: number) => Math.floor((rounds + index) / taken.length);
    await Promise.all(taken.map((rig, index) => run(rig, new Random(seed + index), tally, share(index))));
  } catch (error) {
    tally.problems.push(`stopped in round ${tally.rounds}: ${error instanceof Error ? error.message : String(error)}`);
  }
  // What one case broke must not reach the next.
  if (tally.problems.length > 0) await rigs.close();
  return tally;
}

import { settled } from "./scheduler.ts";
import { Stage, type Ending } from "./stage.ts";

// Plays `count` seeds from `from` on, every `step`th; then tells what went wrong.

/** Seeds that found something once, in this product or in one that was broken on purpose. Each is played with all others. */
const FAILED_SEEDS: readonly number[] = [20, 21, 61, 6_004_015, 6_008_339, 9_000_238];

const [from = 1, step = 1, count = 1] = process.argv.slice(2).map(Number);

// Nobody reads where an error was made, and to find it out takes time.
Error.stackTraceLimit = 0;
// A browser only logs what nobody catches.
process.on("unhandledRejection", () => undefined);

/** Plays one seed, or, of its acts, only those at the given places. */
async function play(seed: number, only?: ReadonlySet<number>): Promise<Ending> {
  // What the code begins as it is loaded belongs to no world.
  await settled();
  const stage = new Stage(seed);
  try {
    return await stage.play(only);
  } catch (error) {
    return { violations: [String(error)], story: [...stage.story, String(error)], acts: 0 };
  }
}

/** The same seed with as few acts as still break the same rule in the same way. */
async function shorten(seed: number): Promise<Ending> {
  let shortest = await play(seed);
  const kinds = new Set(shortest.violations.map(kindOf));
  let kept = new Set(Array.from({ length: shortest.acts }, (_, place) => place));
  for (const place of kept) {
    const without = new Set([...kept].filter((one) => one !== place));
    const ending = await play(seed, without);
    if (!ending.violations.some((violation) => kinds.has(kindOf(violation)))) continue;
    kept = without;
    shortest = ending;
  }
  return shortest;
}

/** What was broken, whichever attempt it was. */
function kindOf(violation: string): string {
  return violation.replace(/ [\da-f]{4} /u, " ");
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const broken = new Map<string, number[]>();
const seeds = Array.from({ length: count }, (_, at) => from + at * step);
const started = performance.now();
for (const seed of count > 1 ? [...FAILED_SEEDS, ...seeds] : seeds)
  for (const violation of (await play(seed)).violations)
    broken.set(violation, [...(broken.get(violation) ?? []), seed]);
const perSecond = (count / (performance.now() - started)) * 1_000;
const [one, other] = [await play(from), await play(from)];
if (one.story.join() !== other.story.join()) broken.set("the same seed is another world", [from]);

print(`${count} seeds from ${from}, ${perSecond.toFixed(0)} a second`);
for (const [what, where] of broken) print(`${where.length} × ${what}: ${where.slice(0, 8).join(", ")}`);
const [first] = [...broken.values()].flat();
if (first !== undefined) {
  const { story } = await shorten(first);
  print(`Seed ${first}, shortened:\n${story.join("\n")}\nAgain: npm run test:world -- --seed ${first}`);
}
print(`Cases: ${broken.size === 0 ? 1 : 0} passed, ${broken.size} failed`);
process.exit(broken.size === 0 ? 0 : 1);

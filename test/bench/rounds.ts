/**
 * Runs each case once a round, in turn, so that a slow minute meets all of them.
 * @returns what each case found; the first round, which warms everything up, is left out
 */
export async function inTurn<Name extends string, Result>(
  rounds: number,
  cases: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<(name: Name) => Result[]> {
  const names = Object.keys(cases).filter((name): name is Name => name in cases);
  const found = new Map<Name, Result[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const result = await cases[name]();
      if (round > 0) found.get(name)?.push(result);
    }
  }
  return (name) => found.get(name) ?? [];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const above = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? above : ((sorted[half - 1] ?? NaN) + above) / 2;
}

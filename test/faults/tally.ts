/** What a case found: how often each thing happened, and everything that must not have. */
export class Tally {
  readonly name: string;
  rounds = 0;
  readonly outcomes = new Map<string, number>();
  readonly problems: string[] = [];

  constructor(name: string) {
    this.name = name;
  }

  count(outcome: string): void {
    this.rounds += 1;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  /** Notes a problem where `holds` is false. */
  expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(`round ${this.rounds}: ${problem}`);
  }
}

/** One line a case, and below it each problem. */
export function printTallies(tallies: readonly Tally[]): void {
  const rows = tallies.map(({ name, rounds, outcomes, problems }) => [
    name,
    String(rounds),
    [...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(", "),
    problems.length === 0 ? "none" : String(problems.length),
  ]);
  const table = [["case", "rounds", "the agent read", "problems"], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  for (const { name, problems } of tallies) for (const problem of problems) console.log(`${name}: ${problem}`);
}

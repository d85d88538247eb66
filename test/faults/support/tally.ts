/** What a case found: how often each thing happened, how long it took, and everything that must not have happened. */
export class Tally {
  readonly name: string;
  rounds = 0;
  readonly outcomes = new Map<string, number>();
  /** Milliseconds, one for each round in which it was measured. A figure to report, not one that fails a round. */
  readonly times: number[] = [];
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

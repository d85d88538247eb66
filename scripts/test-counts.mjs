// The lines in which Vitest, Playwright and the fault campaign count their tests.
const VITEST = /^\s*Tests\s+.*$/gm;
const PLAYWRIGHT = /^\s*(\d+) (passed|failed|interrupted)(?: \([\d.]+\w+\))?$/gm;
const CAMPAIGN = /^Cases: (\d+) passed, (\d+) failed$/gm;
// eslint-disable-next-line no-control-regex -- colours begin with this very character
const COLOUR = /\u001b\[[\d;]*m/g;

/** How many tests a runner's output says passed and failed. What did not run is neither. */
export function summaryOf(output) {
  const text = output.replaceAll(COLOUR, "");
  let passed = 0;
  let failed = 0;
  for (const [line] of text.matchAll(VITEST)) {
    passed += Number(/(\d+) passed/.exec(line)?.[1] ?? 0);
    failed += Number(/(\d+) failed/.exec(line)?.[1] ?? 0);
  }
  for (const [, count, what] of text.matchAll(PLAYWRIGHT)) {
    if (what === "passed") passed += Number(count);
    else failed += Number(count);
  }
  for (const [, good, bad] of text.matchAll(CAMPAIGN)) {
    passed += Number(good);
    failed += Number(bad);
  }
  return { passed, failed };
}

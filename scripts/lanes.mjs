// Runs commands side by side. Plain Node: `npm test` uses it before anything is built.
import { spawn } from "node:child_process";
import { summaryOf } from "./test-counts.mjs";

const onWindows = process.platform === "win32";
/** Milliseconds that a stopped step has to end by itself. */
const GRACE = 5_000;
/** How many lines of a failed step are said again at the end. The runners name failures last. */
const LAST_LINES = 60;
const running = new Set();
const failures = [];

for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    for (const child of running) stop(child, "SIGKILL");
    process.exit(1);
  });

/**
 * Runs lanes side by side, the steps of each one after the other. A failed step ends its own lane
 * only.
 * @param lanes each a list of `{ name, command, env, minutes }`
 * @returns `{ passed, failed }`: tests, as far as the steps report any; a failed step without a
 * failed test counts as one
 */
export async function runLanes(lanes) {
  const sum = { passed: 0, failed: 0 };
  await Promise.all(
    lanes.map(async (steps) => {
      for (const step of steps) {
        const { passed, failed } = await runStep(step);
        sum.passed += passed;
        sum.failed += failed;
        if (failed > 0) break;
      }
    }),
  );
  return sum;
}

async function runStep({ name, command, env = {}, minutes }) {
  const start = performance.now();
  const [file, ...args] = command;
  const child = spawn(file, args, {
    // A group of its own, so that its whole tree can be stopped.
    detached: !onWindows,
    shell: onWindows,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => (output += text));
  }

  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    stop(child, "SIGTERM");
    setTimeout(() => stop(child, "SIGKILL"), GRACE).unref();
  }, minutes * 60_000);
  const code = await ended(child);
  clearTimeout(limit);
  running.delete(child);

  const seconds = Math.round((performance.now() - start) / 1_000);
  const isGood = code === 0 && !timedOut;
  const { passed, failed } = summaryOf(output);
  const how = timedOut ? `stopped: it took more than ${minutes} min` : isGood ? "passed" : "FAILED";
  const title = `\n=== ${name}: ${how} (${seconds} s) ===`;
  console.log(`${title}\n${output.trimEnd()}`);
  if (!isGood) failures.push(title, ...output.trimEnd().split("\n").slice(-LAST_LINES));
  return { passed, failed: isGood ? failed : Math.max(1, failed) };
}

/**
 * A process that the step left behind may hold its output open, so only the step itself is waited
 * for.
 */
function ended(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
    child.once("exit", (code) => setTimeout(() => resolve(code ?? 1), GRACE));
  });
}

function stop(child, signal) {
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * Prints again how each failed step ended, then the sum alone on the last line, and fails the
 * process when something failed.
 */
export function conclude({ passed, failed }) {
  for (const line of failures) console.log(line);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

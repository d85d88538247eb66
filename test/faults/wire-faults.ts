import type { Fault } from "../../sandbox/faults.ts";
import { nextCustomer, ready, type Case } from "./case.ts";
import type { Rig } from "./rig.ts";
import { expectTruth } from "./truths.ts";

interface Broken {
  name: string;
  rounds: Case["rounds"];
  /** Breaks what comes next. */
  cut: (rig: Rig) => void | Promise<void>;
  /** Mends it again, before the desk is asked to check. */
  mend?: (rig: Rig) => Promise<void>;
  /** Requests that may reach the service: the browser sends again by itself on a reused connection. */
  requests: number[];
}

const often = { full: 50, short: 1 };

function fault(kind: Fault["kind"], more: { applied?: boolean; delayMs?: number } = {}) {
  return ({ truth, wire }: Rig) => {
    // A new connection for the request, so that what reaches the service is what our code sent.
    wire.endConnections();
    truth.state.faults.add({ call: "unbind-phone", kind, ...more });
  };
}

const BROKEN: Broken[] = [
  {
    name: "connection refused",
    rounds: often,
    cut: ({ wire }) => wire.refuse(),
    mend: ({ wire }) => wire.accept(),
    requests: [0],
  },
  { name: "reset before the change", rounds: often, cut: fault("drop-before"), requests: [1] },
  { name: "reset after the change", rounds: often, cut: fault("drop-after"), requests: [1] },
  {
    name: "time-out, changed late",
    rounds: { full: 3, short: 0 },
    cut: fault("delay", { delayMs: 65_000 }),
    requests: [1],
  },
  { name: "truncated body", rounds: often, cut: fault("truncated"), requests: [1] },
  { name: "HTML 502", rounds: often, cut: fault("html-502"), requests: [1] },
  { name: "HTML 502, changed", rounds: often, cut: fault("html-502", { applied: true }), requests: [1] },
  { name: "empty body", rounds: often, cut: fault("empty"), requests: [1] },
  { name: "empty body, changed", rounds: often, cut: fault("empty", { applied: true }), requests: [1] },
  { name: "wrong types", rounds: often, cut: fault("wrong-types"), requests: [1] },
  { name: "refused after the change", rounds: often, cut: fault("refuse-after-change"), requests: [1] },
  { name: "success without effect", rounds: often, cut: fault("success-without-effect"), requests: [1] },
  {
    name: "reused connection dropped after the body",
    rounds: often,
    cut: ({ truth }) => void truth.state.faults.add({ call: "unbind-phone", kind: "drop-after" }),
    requests: [1, 2],
  },
];

/** Every way in which an answer can be lost or lie. */
export const wireFaults = BROKEN.map(({ name, rounds: planned, cut, mend, requests }): Case => ({
  name,
  rounds: planned,
  run: async (rig, _random, tally, rounds) => {
    if (rounds === 0) return;
    const desk = await rig.openDesk();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      await cut(rig);
      await desk.press();
      const outcome = await desk.outcome();
      await mend?.(rig);
      tally.count(outcome);
      await expectTruth(tally, rig.truth, customer, outcome);
      const sent = rig.truth.unbindRequests(customer).length;
      tally.expect(requests.includes(sent), `${sent} requests to unbind`);
      // What was lost is found again once somebody looks.
      const checkAgain = desk.page.getByRole("button", { name: "Check again" });
      if (!rig.truth.isBound(customer) && outcome === "unknown") {
        await checkAgain.click();
        await desk.page.getByRole("heading", { name: /^The phone is unbound/ }).waitFor();
      }
      await desk.clear();
    }
    await desk.page.close();
  },
}));

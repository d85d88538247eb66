import type { Fault, FaultInput } from "../../../sandbox/faults/faults.ts";
import { nextCustomer, ready, type Case } from "../case.ts";
import type { Customer } from "../support/customers.ts";
import type { Outcome } from "../support/outcome-read.ts";
import type { Rig } from "../support/rig.ts";
import { expectTruth } from "../support/truths.ts";

interface Broken {
  name: string;
  /** Whether the request goes out on a connection that was used before; the browser may then send it again by itself. */
  reused?: boolean;
  /** Breaks what comes next. */
  cut: (rig: Rig, customer: Customer) => void | Promise<void>;
  /** Mends it again, before the desk is asked to check. */
  mend?: (rig: Rig) => Promise<void>;
  /** Requests that reach the service. */
  requests: number;
  /** What the agent reads. */
  outcome: Outcome;
}

function fault(kind: Fault["kind"], more: Partial<FaultInput> = {}) {
  return ({ truth }: Rig) => void truth.state.faults.add({ call: "unbind-phone", kind, ...more });
}

const BROKEN: Broken[] = [
  {
    name: "connection refused",
    // The customer is read again before the send; that one must pass, and the next one finds nobody.
    // Others are read too: those of earlier rounds, whose outcome is not known.
    cut: ({ wire }, { userId }) => wire.refuseAfter(`GET /api/v3/get-user?userId=${userId}`),
    mend: ({ wire }) => wire.accept(),
    requests: 0,
    outcome: "unknown",
  },
  { name: "reset before the change", cut: fault("drop-before"), requests: 1, outcome: "unknown" },
  { name: "reset after the change", cut: fault("drop-after"), requests: 1, outcome: "done" },
  { name: "truncated body", cut: fault("truncated"), requests: 1, outcome: "done" },
  { name: "HTML 502", cut: fault("html-502"), requests: 1, outcome: "unknown" },
  { name: "HTML 502, changed", cut: fault("html-502", { applied: true }), requests: 1, outcome: "done" },
  { name: "empty body", cut: fault("empty"), requests: 1, outcome: "unknown" },
  { name: "empty body, changed", cut: fault("empty", { applied: true }), requests: 1, outcome: "done" },
  { name: "wrong types", cut: fault("wrong-types"), requests: 1, outcome: "done" },
  { name: "refused after the change", cut: fault("refuse-after-change"), requests: 1, outcome: "done" },
  { name: "success without effect", cut: fault("success-without-effect"), requests: 1, outcome: "contradicted" },
  {
    name: "reused connection dropped after the body",
    reused: true,
    cut: fault("drop-after"),
    // The second is the browser's own: our code sent one.
    requests: 2,
    outcome: "done",
  },
  {
    name: "reused connection dropped, and the replica lags",
    reused: true,
    cut: (rig) => {
      rig.truth.state.set({ replicaMs: 500 });
      fault("drop-after")(rig);
    },
    requests: 2,
    outcome: "done",
  },
];

/** Every way in which an answer can be lost or lie. */
export const wireFaults = BROKEN.map(({ name, reused = false, cut, mend, requests, outcome: wanted }): Case => ({
  name,
  rounds: { full: 50, short: 1 },
  // A check under way beside the press would leave it no connection to use again.
  fresh: reused,
  run: async (rig, _random, tally, rounds) => {
    const desk = await rig.openDesk();
    // Ended once the press is near, a connection could be replaced by one that a check of an earlier attempt opens.
    rig.keepConnections(reused);
    rig.wire.endConnections();
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      await ready(rig, desk, customer);
      await cut(rig, customer);
      await desk.press();
      const outcome = await desk.outcome();
      await mend?.(rig);
      tally.count(outcome);
      tally.expect(outcome === wanted, `the desk says ${outcome}`);
      await expectTruth(tally, rig, customer, outcome);
      tally.expect(rig.timesSent() === 1, `our code sent ${rig.timesSent()} times`);
      const sent = rig.truth.unbindRequests(customer).length;
      tally.expect(sent === requests, `${sent} requests to unbind`);
      await desk.clear();
    }
    rig.keepConnections(true);
    await desk.page.close();
  },
}));

import type { ApiRequest } from "../api-request.ts";
import type { Endpoint } from "../endpoint.ts";
import type { Fault } from "./faults.ts";
import { read, refuse, type Outcome } from "../outcome.ts";
import { perform, type Performed } from "../perform.ts";
import { refusals } from "../refusals.ts";
import type { Sandbox } from "../sandbox.ts";

/** A performed call, with what its caller is told if that is not the truth. */
export interface FaultyPerformed extends Performed {
  said: Outcome;
}

/** What is said of a call that is not carried out at all; undefined when it is. */
function sayWithout({ kind, applied }: Fault): Outcome | undefined {
  if (kind === "throttle") return refuse(refusals.throttled);
  if (kind === "drop-before" || kind === "redirect" || kind === "server-error") return refuse(refusals.serverError);
  return (kind === "html-502" || kind === "empty" || kind === "verbatim") && !applied
    ? refuse(refusals.serverError)
    : undefined;
}

/** Carries a call out, or not, or in part, as the fault wants it. */
export function performWithFault(
  sandbox: Sandbox,
  endpoint: Endpoint,
  request: ApiRequest,
  requestId: string,
  fault: Fault | undefined,
): FaultyPerformed {
  const without = fault && sayWithout(fault);
  if (without !== undefined) return { outcome: without, said: without, tokenKind: "none" };
  if (fault?.kind === "revoke-token") sandbox.tokens.revokeAll();
  const before = fault?.kind === "success-without-effect" ? structuredClone(sandbox.world) : undefined;
  const done = perform(sandbox, endpoint, request, requestId);
  if (before !== undefined) {
    sandbox.world = before;
    const undone = done.outcome.ok ? { ...done.outcome, changed: false } : done.outcome;
    // Whoever is not let in is still told so; everything else is called a success.
    const pretend = undone.ok || undone.refusal.statusCode === 401 ? undone : read(undefined, undone.userId);
    return { ...done, outcome: undone, said: pretend };
  }
  if (fault?.kind === "refuse-after-change" && done.outcome.ok) {
    const refusal = endpoint.name.startsWith("unbind-") ? refusals.wrongCode : refusals.notAllowed;
    return { ...done, said: refuse(refusal, done.outcome.userId) };
  }
  return { ...done, said: done.outcome };
}

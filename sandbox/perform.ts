import { adminAction } from "./admin-action.ts";
import { paramsOf, type ApiRequest } from "./api-request.ts";
import { admit, identify, type Caller } from "./auth/authenticate.ts";
import type { TokenKind } from "./call-record.ts";
import type { Endpoint } from "./endpoint.ts";
import { refuse, type Outcome } from "./outcome.ts";
import type { Person } from "./person.ts";
import type { Sandbox } from "./sandbox.ts";
import { userAction } from "./user-action.ts";
import { userView } from "./user-view.ts";

/** What a call came to, and whom it came from. */
export interface Performed {
  outcome: Outcome;
  tokenKind: TokenKind;
}

function tokenKind(caller: Caller): TokenKind {
  if (caller.kind === "management") return caller.by === "token" ? "management" : "signature";
  return caller.kind === "nobody" ? "none" : caller.kind;
}

function remember(
  sandbox: Sandbox,
  eventType: string | undefined,
  outcome: Outcome,
  request: ApiRequest,
  requestId: string,
): void {
  const person = sandbox.world.people.find((one) => one.userId === outcome.userId);
  if (eventType === undefined || person === undefined) return;
  sandbox.actions.push(userAction(person, { eventType, outcome, request, requestId, now: sandbox.clock.now() }));
}

/** Carries a call out by the rules: credentials first, then its fields, then its business. */
export function perform(sandbox: Sandbox, endpoint: Endpoint, request: ApiRequest, requestId: string): Performed {
  const read = paramsOf(request);
  const params = "params" in read ? read.params : {};
  const caller = endpoint.access === "open" ? { kind: "nobody" as const } : identify(request, params, sandbox);
  if ("refusal" in caller) return { outcome: refuse(caller.refusal), tokenKind: "refused" };
  const kind = tokenKind(caller);
  const barred = admit(endpoint.access, caller, request, sandbox);
  if (barred !== undefined) return { outcome: refuse(barred), tokenKind: kind };
  if ("refusal" in read) return { outcome: refuse(read.refusal), tokenKind: kind };
  const before = structuredClone(sandbox.world.people);
  const outcome = endpoint.run({ sandbox, caller, request }, params);
  if (outcome.changed && sandbox.switches.replicaMs > 0) sandbox.keepPast(before);
  const isAdminEdit = endpoint.name === "update-user" && outcome.userId !== undefined;
  if (isAdminEdit) {
    const userNow = (people: Person[]) => {
      const person = people.find((one) => one.userId === outcome.userId);
      return person === undefined ? "" : JSON.stringify(userView(person, {}, sandbox.switches));
    };
    const values = { before: userNow(before), after: userNow(sandbox.world.people) };
    sandbox.adminActions.push(adminAction({ outcome, request, requestId, now: sandbox.clock.now(), ...values }));
  }
  if (!isAdminEdit || sandbox.switches.adminEditsIn === "both-logs")
    remember(sandbox, endpoint.event(params), outcome, request, requestId);
  return { outcome, tokenKind: kind };
}

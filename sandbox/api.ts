import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { readRequest, type ApiContext } from "./api-request.ts";
import { closeRecord, openRecord } from "./call-record.ts";
import { endpoints } from "./endpoints.ts";
import { envelope } from "./envelope.ts";
import { faultResponse } from "./faults/fault-response.ts";
import type { FaultKind } from "./faults/faults.ts";
import { refuse } from "./outcome.ts";
import { performWithFault } from "./faults/perform-with-fault.ts";
import { refusals } from "./refusals.ts";
import type { Sandbox } from "./sandbox.ts";

const drops = new Set<FaultKind | undefined>(["drop-before", "drop-after"]);
/** Answers that do not come from the service, so none of its words reach the caller. */
const wordless = new Set<FaultKind | undefined>(["html-502", "empty", "redirect", "verbatim"]);

/** Waits until aborted at the latest, without keeping the process alive once the server is closed. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { ref: false, signal }).catch(() => undefined);
}

async function answer(sandbox: Sandbox, c: ApiContext): Promise<Response> {
  const requestId = randomUUID();
  const request = await readRequest(c);
  const record = openRecord(sandbox.calls.length + 1, sandbox.clock.now(), request, requestId);
  sandbox.calls.push(record);
  const endpoint = endpoints.find((one) => request.path === `/api/v3/${one.name}` && request.method === one.method);
  if (endpoint === undefined) {
    const body = envelope(refuse(refusals.noSuchPath), request.lang, requestId, sandbox.switches);
    closeRecord(record, 404, body);
    return c.json(body, 404);
  }
  const { delays } = sandbox.faults;
  const fault = sandbox.faults.take(endpoint.name);
  record.call = endpoint.name;
  record.fault = fault?.kind ?? null;
  await pause(fault?.delayMs ?? 0, delays);
  const { outcome, said, tokenKind } = performWithFault(sandbox, endpoint, request, requestId, fault);
  record.tokenKind = tokenKind;
  record.changed = outcome.changed;
  record.userId = outcome.userId ?? null;
  await pause(fault?.afterMs ?? 0, delays);
  if (drops.has(fault?.kind)) {
    record.answered = "dropped";
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const body = envelope(said, request.lang, fault?.kind === "no-request-id" ? undefined : requestId, sandbox.switches);
  const response = faultResponse(body, fault, c.req.url);
  closeRecord(record, response.status, wordless.has(fault?.kind) ? undefined : body);
  return response;
}

/** Everything under /api/: performs the call, lets the fault have its way, and writes down the truth. */
export function apiRoutes(sandbox: Sandbox): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all("/api/*", (c) => answer(sandbox, c));
  return app;
}

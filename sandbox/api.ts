import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { readRequest, type ApiContext, type ApiEnv, type ApiRequest } from "./api-request.ts";
import { closeRecord, openRecord } from "./call-record.ts";
import { endpoints } from "./endpoints.ts";
import { envelope } from "./envelope.ts";
import { faultResponse } from "./faults/fault-response.ts";
import type { FaultKind } from "./faults/faults.ts";
import type { Switches } from "./faults/switches.ts";
import { refuse } from "./outcome.ts";
import { performWithFault } from "./faults/perform-with-fault.ts";
import { refusals } from "./refusals.ts";
import type { Sandbox } from "./sandbox.ts";

const drops = new Set<FaultKind | undefined>(["drop-before", "drop-after"]);
/** Answers that do not come from the service, so none of its words reach the caller. */
const wordless = new Set<FaultKind | undefined>(["html-502", "empty", "redirect", "verbatim"]);

/** Answers without a requestId. A real HTTP 429 has none. */
const unnamed = new Set<FaultKind | undefined>(["no-request-id", "throttle"]);

/** Requests of an extension carry its own origin, which no list of security domains has. */
function originRefused(request: ApiRequest, { originCheck }: Switches): Response | undefined {
  const isExtension = /^[a-z-]+-extension:/.test(request.headers["origin"] ?? "");
  if (originCheck === "off" || !isExtension) return undefined;
  const isJson = originCheck === "json";
  return new Response(
    isJson ? JSON.stringify({ statusCode: 403, message: "Origin not allowed" }) : "<h1>403 Forbidden</h1>",
    { status: 403, headers: { "content-type": isJson ? "application/json" : "text/html" } },
  );
}

async function answer(sandbox: Sandbox, c: ApiContext): Promise<Response> {
  const request = await readRequest(c);
  const echo = { bodyText: request.bodyText, authorization: request.headers["authorization"] };
  const newId = sandbox.newId();
  const record = openRecord(sandbox.calls.length + 1, sandbox.clock.now(), request, newId);
  sandbox.calls.push(record);
  const barred = originRefused(request, sandbox.switches);
  if (barred !== undefined) {
    closeRecord(record, barred.status);
    return barred;
  }
  const endpoint = endpoints.find((one) => request.path === `/api/v3/${one.name}` && request.method === one.method);
  if (endpoint === undefined) {
    const body = envelope(refuse(refusals.noSuchPath), request.lang, newId, sandbox.switches, echo);
    closeRecord(record, 404, body);
    return c.json(body, 404);
  }
  const { delays } = sandbox.faults;
  const fault = sandbox.faults.take(endpoint.name);
  const previous = sandbox.calls.at(-2)?.requestId;
  const requestId = fault?.kind === "repeat-request-id" ? (previous ?? newId) : newId;
  record.requestId = requestId;
  record.call = endpoint.name;
  record.fault = fault?.kind ?? null;
  if (fault !== undefined && fault.delayMs > 0) await sandbox.pause(fault.delayMs, delays);
  const { outcome, said, tokenKind } = performWithFault(sandbox, endpoint, request, requestId, fault);
  record.tokenKind = tokenKind;
  record.changed = outcome.changed;
  record.userId = outcome.userId ?? null;
  if (fault !== undefined && fault.afterMs > 0) await sandbox.pause(fault.afterMs, delays);
  if (drops.has(fault?.kind)) {
    record.answered = "dropped";
    // Without a server there is no connection to cut: the caller gets a network error instead.
    const connection = c.env?.incoming?.socket;
    if (connection === undefined) return Response.error();
    connection.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const body = envelope(said, request.lang, unnamed.has(fault?.kind) ? undefined : requestId, sandbox.switches, echo);
  const response = faultResponse(body, fault, c.req.url);
  if (sandbox.switches.envelope === "older" && !wordless.has(fault?.kind))
    response.headers.set("x-authing-request-id", requestId);
  closeRecord(record, response.status, wordless.has(fault?.kind) ? undefined : body);
  return response;
}

/**
 * Everything under /api/: performs the call, lets the fault have its way, and writes down the
 * truth.
 */
export function apiRoutes(sandbox: Sandbox): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  app.all("/api/*", (c) => answer(sandbox, c));
  return app;
}

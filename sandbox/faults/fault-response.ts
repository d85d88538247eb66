import type { Envelope } from "../envelope.ts";
import type { Fault } from "./faults.ts";
import { hugeBody } from "./huge-body.ts";

const json = { "content-type": "application/json; charset=utf-8" };
const gatewayPage =
  "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>";

function elsewhere(requestUrl: string): string {
  const url = new URL(requestUrl);
  // Another origin that the sandbox still sees, so that following it shows up among the calls.
  url.hostname = url.hostname === "localhost" ? "127.0.0.1" : "localhost";
  return url.href;
}

function wrongTypes(body: Envelope) {
  return { ...body, statusCode: String(body.statusCode), message: [body.message], data: [body.data ?? null] };
}

/** The answer as it goes out, bent by the fault. */
export function faultResponse(body: Envelope, fault: Fault | undefined, requestUrl: string): Response {
  const text = JSON.stringify(body);
  switch (fault?.kind) {
    case "html-502":
      return new Response(gatewayPage, { status: 502, headers: { "content-type": "text/html" } });
    case "empty":
      return new Response("", { status: 200, headers: json });
    case "truncated": {
      const half = Buffer.from(text).subarray(0, Math.floor(Buffer.byteLength(text) / 2));
      return new Response(half, { status: 200, headers: { ...json, "content-length": String(half.length) } });
    }
    case "wrong-types":
      return new Response(JSON.stringify(wrongTypes(body)), { status: 200, headers: json });
    case "throttle":
      return new Response(text, { status: fault.httpStatus ?? 429, headers: { ...json, "retry-after": "1" } });
    case "server-error":
      return new Response(text, { status: fault.httpStatus ?? 200, headers: json });
    case "huge":
      return new Response(hugeBody(body, fault.megabytes), { status: 200, headers: json });
    case "verbatim":
      return new Response(fault.body, { status: fault.httpStatus ?? 200, headers: json });
    case "redirect":
      return new Response(null, { status: 302, headers: { location: fault.location ?? elsewhere(requestUrl) } });
    default:
      return new Response(text, { status: 200, headers: json });
  }
}

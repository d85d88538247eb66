import type { Context } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { invalidArgument, type Refusal } from "./refusals.ts";

export type Lang = "zh-CN" | "en-US";

/** A request under /api/, read once and as plain data. */
export interface ApiRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  query: Record<string, string>;
  bodyText: string;
  lang: Lang;
  clientIp: string;
}

/** Called without a server, a request has no connection. */
export interface ApiEnv {
  Bindings?: Partial<HttpBindings>;
}

export type ApiContext = Context<ApiEnv>;

/** Reads everything a call can depend on. */
export async function readRequest(c: ApiContext): Promise<ApiRequest> {
  return {
    method: c.req.method,
    path: c.req.path,
    headers: c.req.header(),
    query: c.req.query(),
    bodyText: c.req.method === "POST" ? await c.req.text() : "",
    lang: c.req.header("x-authing-lang") === "en-US" ? "en-US" : "zh-CN",
    clientIp: c.env?.incoming?.socket.remoteAddress ?? "127.0.0.1",
  };
}

/** The fields a call was given: the query of a GET, the JSON object of a POST. */
export function paramsOf(request: ApiRequest): { params: Record<string, unknown> } | { refusal: Refusal } {
  if (request.method !== "POST") return { params: request.query };
  try {
    const body: unknown = JSON.parse(request.bodyText === "" ? "{}" : request.bodyText);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return { params: { ...body } };
  } catch {
    // Falls through: whatever is not a JSON object is refused alike.
  }
  return { refusal: invalidArgument("body") };
}

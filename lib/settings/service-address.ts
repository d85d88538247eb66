import { withoutInvisible } from "../authing/invisible.ts";
import { failed, success, type Result } from "../failure.ts";

export const DEFAULT_SERVICE_ADDRESS = "https://api.authing.cn";
/** Authing's own, in China and abroad. Source: the published SDKs of both brands. */
export const KNOWN_ADDRESSES = [DEFAULT_SERVICE_ADDRESS, "https://api.genauth.ai"] as const;

// Not `[::1]`: a content security policy has no way to name it.
const LOOPBACK = new Set(["localhost", "127.0.0.1"]);

/**
 * What the agent typed as **Service address**, without a slash at its end. A gateway's path is
 * kept; a pasted `/api/v3` is dropped. `https` only, loopback excepted.
 */
export function parseServiceAddress(typed: string): Result<string> {
  const text = withoutInvisible(typed).trim();
  // "https//api.authing.cn" and "https:api.authing.cn" would be hosts of that name.
  if (/^https?(?=[:/])(?!:\/\/)/iu.test(text)) return failed("address-malformed");
  const url = readUrl(/^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `https://${text}`);
  if (
    !url ||
    url.hostname === "" ||
    url.username !== "" ||
    url.password !== "" ||
    url.search !== "" ||
    url.hash !== ""
  ) {
    return failed("address-malformed");
  }
  const secure = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
  if (!secure) return failed("address-not-https");
  const path = url.pathname.replace(/(?<!\/)\/+$/u, "").replace(/\/api(?:\/v3)?$/u, "");
  return success(url.origin + path);
}

/**
 * What the agent typed as **Authentication address**.
 * @returns `undefined` if it is empty or the service address
 */
export function parseAuthenticationAddress(typed: string, serviceAddress: string): Result<string | undefined> {
  if (withoutInvisible(typed).trim() === "") return success(undefined);
  const parsed = parseServiceAddress(typed);
  if (parsed.ok) return success(parsed.value === serviceAddress ? undefined : parsed.value);
  return failed(parsed.failure.code, { field: "authenticationAddress" });
}

/**
 * The console in which the access keys of this service are, if it is Authing's own; a private
 * deployment has another one.
 */
export function consoleOf(typed: string): string | undefined {
  const address = parseServiceAddress(typed);
  const [brand] = address.ok
    ? (/(?<=\.)(?:authing\.cn|genauth\.ai)$/u.exec(new URL(address.value).hostname) ?? [])
    : [];
  return brand === undefined ? undefined : `https://console.${brand}/`;
}

/** The origins of these addresses, each once, for the sentence that asks for them. */
export function originsOf(addresses: readonly string[]): string {
  return [...new Set(addresses.map((address) => new URL(address).origin))].join(", ");
}

/**
 * The match pattern of the one origin that the extension asks for. Chrome takes a port in it;
 * Firefox does not, and grants the host. Source: MDN and Chrome's documentation of match patterns.
 */
export function originPattern(serviceAddress: string, portsInPatterns: boolean): string {
  const url = new URL(serviceAddress);
  return `${url.protocol}//${portsInPatterns ? url.host : url.hostname}/*`;
}

function readUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

import { failed, success, type Result } from "./failure.ts";

const CODE = /^\d{4,8}$/;

/**
 * What the customer read out, or the agent pasted, as plain digits. Full-width digits, spaces and hyphens are
 * tolerated, and so is the whole message ("Your code is 483920") as long as it holds one number that can be a code.
 */
export function parsePassCode(typed: string): Result<string> {
  const plain = typed.normalize("NFKC").replace(/\p{Cf}/gu, "");
  if (plain.trim() === "") return failed("pass-code-missing");

  const joined = plain.replace(/[\s\-‐-―.]/gu, "");
  if (CODE.test(joined)) return success(joined);

  const candidates = plain.match(/\d+/gu)?.filter((digits) => CODE.test(digits)) ?? [];
  const [only, ...others] = new Set(candidates);
  return only !== undefined && others.length === 0 ? success(only) : failed("pass-code-malformed");
}

import { failed, success, type Result } from "../failure.ts";

/**
 * What the customer read out, or the agent pasted, as plain digits. Full-width digits, spaces and hyphens are
 * tolerated, and so is the whole message ("Your code is 483920") as long as it is clear which number is the code. How to
 * read a message is loaded only for one.
 */
export async function parsePassCode(typed: string): Promise<Result<string>> {
  const plain = typed.normalize("NFKC").replace(/\p{Cf}/gu, "");
  if (plain.trim() === "") return failed("pass-code-missing");

  const joined = plain.replace(/[\s\-‐-―.]/gu, "");
  if (/^\d{4,8}$/.test(joined)) return success(joined);
  const { codeIn } = await import("./pass-code-message.ts");
  const code = codeIn(plain);
  return code === undefined ? failed("pass-code-malformed") : success(code);
}

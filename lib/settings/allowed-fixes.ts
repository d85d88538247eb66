import type { FixId } from "../fixes/index.ts";
import type { Policy } from "./policy.ts";

/** Whether the organisation lets this fix be used. Without a list, every fix may. */
export function allowsFix({ allowedFixes }: Policy, fixId: FixId): boolean {
  return allowedFixes === undefined || allowedFixes.includes(fixId);
}

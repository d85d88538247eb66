import type { Screen } from "./desk/desk-state.ts";

/** Whether an attempt for the customer on the desk is shown. */
export function hasResult({ lookup, attempts }: Pick<Screen, "lookup" | "attempts">): boolean {
  const userId = lookup?.customer?.userId;
  return userId !== undefined && Object.values(attempts).some((attempt) => attempt.userId === userId);
}

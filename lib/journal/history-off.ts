/**
 * Whether the browser keeps no databases: Firefox set to never remember history refuses with
 * `InvalidStateError`, a policy with `SecurityError`.
 */
export function isHistoryOff(error: unknown): boolean {
  return error instanceof Error && ["InvalidStateError", "SecurityError"].includes(error.name);
}

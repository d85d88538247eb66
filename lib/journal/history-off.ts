/**
 * Whether the journal does not open because the browser keeps no databases: Firefox set to never remember history refuses with
 * `InvalidStateError`, and a policy with `SecurityError`. A full or damaged disk fails in other ways.
 */
export function isHistoryOff(error: unknown): boolean {
  return error instanceof Error && ["InvalidStateError", "SecurityError"].includes(error.name);
}

interface ServiceDraft {
  serviceAddress: string;
  authenticationAddress?: string;
  accessKeyId: string;
  accessKeySecret: string;
}

/** What says which service a secret was typed for. */
const SERVICE = ["serviceAddress", "authenticationAddress", "accessKeyId"] as const;

/**
 * What is typed in a form, with what the organisation has set in its place. A secret that was typed
 * for another service than that one goes.
 * @param stored what the form would show if nothing were typed
 */
export function withLocked<Draft extends ServiceDraft>(
  typed: Draft,
  stored: Partial<Draft>,
  locked: ReadonlySet<string>,
): Draft {
  const set = Object.fromEntries(Object.entries(stored).filter(([field]) => locked.has(field)));
  const isElsewhere = SERVICE.some((field) => field in set && set[field] !== typed[field]);
  return { ...typed, ...set, ...(isElsewhere && { accessKeySecret: "" }) };
}

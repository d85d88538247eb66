import type { Part, Subject } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { subjectWith } from "./users.ts";

/** Apps as the fixes know them. */
export function appsCalled(...names: string[]): Part[] {
  return names.map((name) => ({ id: `app-${name}`, name }));
}

/** Customers of a fix, for what every fix must hold. */
export interface FixSample {
  /** There is something to do, and nothing against it. */
  ready: Subject;
  /** There is nothing to do. */
  nothing: Subject;
  /** There is something else to do. */
  changed: Subject;
}

export const FIX_SAMPLES: Record<FixId, FixSample> = {
  "unbind-phone": {
    ready: subjectWith(),
    nothing: subjectWith({ phone: null }),
    // The same mask.
    changed: subjectWith({ phone: "13800998000" }),
  },
  "unbind-email": {
    ready: subjectWith(),
    nothing: subjectWith({ email: null }),
    changed: subjectWith({ email: "zhangwei@example.com" }),
  },
  "sign-out": {
    ready: { ...subjectWith(), parts: appsCalled("Shop", "Community", "Support") },
    nothing: subjectWith(),
    changed: { ...subjectWith(), parts: appsCalled("Shop", "Community", "Forum") },
  },
  reactivate: {
    ready: subjectWith({ status: "Suspended", statusChangedAt: "2026-09-12T06:30:00.000Z" }),
    nothing: subjectWith(),
    changed: subjectWith({ status: "Archived" }),
  },
  "reset-password": {
    ready: subjectWith({ passwordLastSetAt: "2025-01-05T03:00:00.000Z", resetPasswordOnNextLogin: false }),
    nothing: subjectWith({ phone: null, email: null }),
    changed: subjectWith({ email: "zhangwei@example.com" }),
  },
};

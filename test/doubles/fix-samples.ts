import type { Subject } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { subjectWith } from "./users.ts";

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
};

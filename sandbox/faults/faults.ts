import * as z from "zod";

/** The ways a call can go wrong on purpose. */
export const faultKinds = z.enum([
  "delay",
  "drop-before",
  "drop-after",
  "html-502",
  "empty",
  "truncated",
  "wrong-types",
  "throttle",
  "server-error",
  "huge",
  "revoke-token",
  "success-without-effect",
  "refuse-after-change",
  "redirect",
  "no-request-id",
  "verbatim",
  "repeat-request-id",
]);

export type FaultKind = z.infer<typeof faultKinds>;

export const faultSchema = z.strictObject({
  /** The call's name, as in its path; `*` is any. */
  call: z.string().min(1).default("*"),
  kind: faultKinds,
  /** How many requests it hits; null is all of them, until cleared. */
  times: z.number().int().positive().nullable().default(1),
  /** How many requests it lets pass first. */
  skip: z.number().int().nonnegative().default(0),
  /** Waits before the call is carried out. */
  delayMs: z.number().nonnegative().default(0),
  /** Waits after it was carried out, before the answer. */
  afterMs: z.number().nonnegative().default(0),
  /** For html-502, empty and verbatim: whether the call was carried out all the same. */
  applied: z.boolean().default(false),
  /** For throttle and server-error: the HTTP status in place of 429 and 200. */
  httpStatus: z.number().int().min(200).max(599).optional(),
  /** For huge: how much is sent. */
  megabytes: z.number().positive().max(500).default(32),
  /** For verbatim: the answer, whatever it says. */
  body: z.string().default(""),
  /** For redirect: where to, in place of the same sandbox under another origin. */
  location: z.string().optional(),
});

export type Fault = z.output<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

/** The faults that wait for a request; the oldest that fits is taken first. */
export class Faults {
  #waiting: Fault[] = [];
  #delays = new AbortController();

  /** Aborted when the faults are cleared: whatever waits on purpose then goes on at once. */
  get delays(): AbortSignal {
    return this.#delays.signal;
  }

  add(input: FaultInput): Fault {
    const fault = faultSchema.parse(input);
    this.#waiting.push(fault);
    return { ...fault };
  }

  take(call: string): Fault | undefined {
    const fault = this.#waiting.find((one) => one.call === call || one.call === "*");
    if (fault === undefined) return undefined;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return undefined;
    }
    if (fault.times !== null) fault.times -= 1;
    if (fault.times === 0) this.#waiting = this.#waiting.filter((one) => one !== fault);
    return fault;
  }

  list(): Fault[] {
    return structuredClone(this.#waiting);
  }

  clear(): void {
    this.#waiting = [];
    this.#delays.abort();
    this.#delays = new AbortController();
  }
}

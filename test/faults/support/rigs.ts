import { startRig, type Rig } from "./rig.ts";

/** The browsers of a campaign, started when they are first needed. */
export class Rigs {
  readonly #extensionDir: string;
  #rigs: Rig[] = [];
  #browserVersion = "not started";

  constructor(extensionDir: string) {
    this.#extensionDir = extensionDir;
  }

  get browserVersion(): string {
    return this.#browserVersion;
  }

  async take(count: number): Promise<Rig[]> {
    while (this.#rigs.length < count) this.#rigs.push(await startRig(this.#extensionDir));
    const [first] = this.#rigs;
    this.#browserVersion = first?.context.browser()?.version() ?? this.#browserVersion;
    return this.#rigs.slice(0, count);
  }

  /** Ends them all; the next case has new ones. */
  async close(): Promise<void> {
    const rigs = this.#rigs;
    this.#rigs = [];
    for (const rig of rigs) await rig.close();
  }
}

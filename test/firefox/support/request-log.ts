import * as z from "zod";
import type { Firefox } from "../firefox.ts";

const addresses = z.array(z.string());

/** A place that all of the browser's own windows share: which of them runs a script can change. */
const SHARED = `ChromeUtils.importESModule("resource://gre/modules/XPCOMUtils.sys.mjs").XPCOMUtils`;

/** What our code asked for, however often the browser then put it on the wire: a request is opened once and re-sent below. */
export class RequestLog {
  readonly #firefox: Firefox;

  private constructor(firefox: Firefox) {
    this.#firefox = firefox;
  }

  static async start(firefox: Firefox): Promise<RequestLog> {
    await firefox.chrome(`
      const shared = ${SHARED};
      shared.requestLog = [];
      shared.requestObserver = {
        observe(subject) {
          const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
          if (loadInfo.triggeringPrincipal.addonPolicy) shared.requestLog.push(URI.spec);
        },
      };
      Services.obs.addObserver(shared.requestObserver, "http-on-opening-request");`);
    return new RequestLog(firefox);
  }

  async clear(): Promise<void> {
    await this.#firefox.chrome(`${SHARED}.requestLog.length = 0;`);
  }

  /** Every address that was asked for. */
  async all(): Promise<string[]> {
    return addresses.parse(await this.#firefox.chrome(`return [...${SHARED}.requestLog];`));
  }

  /** How often a call was asked for. */
  async times(call: string): Promise<number> {
    return (await this.all()).filter((one) => new URL(one).pathname.endsWith(`/api/v3/${call}`)).length;
  }
}

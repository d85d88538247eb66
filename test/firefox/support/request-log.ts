import * as z from "zod";
import type { Firefox } from "../firefox.ts";

const addresses = z.array(z.string());

/** What our code asked for, however often the browser then put it on the wire: a request is opened once and re-sent below. */
export class RequestLog {
  readonly #firefox: Firefox;

  private constructor(firefox: Firefox) {
    this.#firefox = firefox;
  }

  static async start(firefox: Firefox): Promise<RequestLog> {
    await firefox.chrome(`
      window.requestLog = [];
      window.requestObserver = {
        observe(subject) {
          const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
          if (loadInfo.triggeringPrincipal.addonPolicy) window.requestLog.push(URI.spec);
        },
      };
      Services.obs.addObserver(window.requestObserver, "http-on-opening-request");`);
    return new RequestLog(firefox);
  }

  async clear(): Promise<void> {
    await this.#firefox.chrome("window.requestLog.length = 0;");
  }

  /** Every address that was asked for. */
  async all(): Promise<string[]> {
    return addresses.parse(await this.#firefox.chrome("return [...window.requestLog];"));
  }

  /** How often a call was asked for. */
  async times(call: string): Promise<number> {
    return (await this.all()).filter((one) => new URL(one).pathname.endsWith(`/api/v3/${call}`)).length;
  }
}

import * as z from "zod";
import type { Firefox } from "../firefox.ts";

const paths = z.array(z.string());

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
          const { URI, requestMethod, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
          if (loadInfo.triggeringPrincipal.addonPolicy) window.requestLog.push(requestMethod + " " + URI.filePath);
        },
      };
      Services.obs.addObserver(window.requestObserver, "http-on-opening-request");`);
    return new RequestLog(firefox);
  }

  async clear(): Promise<void> {
    await this.#firefox.chrome("window.requestLog.length = 0;");
  }

  /** How often a call was asked for. */
  async times(call: string): Promise<number> {
    const all = paths.parse(await this.#firefox.chrome("return [...window.requestLog];"));
    return all.filter((one) => one.endsWith(`/api/v3/${call}`)).length;
  }
}

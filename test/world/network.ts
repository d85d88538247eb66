import { createApp } from "../../sandbox/app.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import type { CallRecord } from "../../sandbox/call-record.ts";
import type { Asked, Context, Scheduler } from "./scheduler.ts";

/** What can happen to one request on its way. */
export const FATES = ["dropped before", "dropped after", "sent again", "hangs", "slow", "HTML 502 after"] as const;
export type Fate = (typeof FATES)[number];

/** One request as it left our code. */
export interface Departure {
  at: number;
  address: string;
  call: string;
  method: string;
  body: string;
  context: Context;
  asked: Asked | undefined;
  /** What it came to at the service; two if the browser sent it again. */
  records: CallRecord[];
  /** What our code was answered, if it was. */
  answeredStatusCode?: number;
  answeredApiCode?: number;
}

export class Service {
  readonly sandbox: Sandbox;
  readonly #app: ReturnType<typeof createApp>;

  constructor(
    readonly address: string,
    scheduler: Scheduler,
  ) {
    const drawn = (limit: number) => Math.floor(scheduler.random() * limit);
    this.sandbox = new Sandbox({
      now: () => scheduler.now,
      newId: () =>
        Array.from({ length: 4 }, () =>
          drawn(2 ** 32)
            .toString(16)
            .padStart(8, "0"),
        ).join("-"),
      randomInt: drawn,
      pause: (milliseconds) => scheduler.pause("the service takes its time", milliseconds),
    });
    this.#app = createApp(this.sandbox);
  }

  async perform(request: Request, body: string): Promise<{ response: Response; record: CallRecord | undefined }> {
    const before = this.sandbox.calls.length;
    const init = { method: request.method, headers: request.headers, ...(request.method === "POST" && { body }) };
    const response = await this.#app.request(request.url, init);
    return { response, record: this.sandbox.calls[before] };
  }
}

/** The way to the services, and everything that can go wrong on it. */
export class Network {
  readonly departures: Departure[] = [];
  /** What happens to the next requests, the oldest first. */
  fates: { call: string; fate: Fate }[] = [];

  constructor(
    readonly scheduler: Scheduler,
    readonly services: readonly Service[],
    /** Told of each request before it leaves, and of each as it arrives. */
    readonly told: {
      leaving: (departure: Departure) => void;
      arriving: (departure: Departure, service: Service) => void;
    },
  ) {}

  fetch: typeof fetch = async (input, init) => {
    const { scheduler } = this;
    const context = scheduler.context();
    if (context.life.over) return new Promise(() => undefined);
    const request = new Request(input, init);
    const { pathname, origin } = new URL(request.url);
    const call = pathname.split("/").pop() ?? "";
    const departure: Departure = {
      at: scheduler.now,
      address: origin,
      call,
      method: request.method,
      body: "",
      context,
      asked: context.asked,
      records: [],
    };
    this.told.leaving(departure);
    if (request.method === "POST") departure.body = await request.text();
    this.departures.push(departure);
    const service = this.services.find(({ address }) => address === origin);
    if (!service) throw new TypeError("Failed to fetch");
    const fate = this.#fateOf(call);
    return Promise.race([this.#answer(request, departure, service, fate), aborted(request.signal)]);
  };

  #fateOf(call: string): Fate | undefined {
    const next = this.fates.find((one) => one.call === call || one.call === "*");
    this.fates = this.fates.filter((one) => one !== next);
    return next?.fate;
  }

  async #answer(request: Request, departure: Departure, service: Service, fate: Fate | undefined): Promise<Response> {
    const { scheduler } = this;
    // From here on it is on its way, whoever asked for it.
    const arrive = () =>
      scheduler.asWorld(async () => {
        await scheduler.point(`${departure.call} is on its way`);
        if (fate === "slow") await scheduler.pause("a slow network", 500 + scheduler.random() * 70_000);
        this.told.arriving(departure, service);
        const { response, record } = await service.perform(request, departure.body);
        if (record) departure.records.push(record);
        return response;
      });
    const gone = async () => {
      await scheduler.point("the connection drops");
      throw new TypeError("Failed to fetch");
    };
    if (fate === "dropped before") return gone();
    const first = await arrive();
    if (fate === "dropped after") return gone();
    if (fate === "hangs") return new Promise(() => undefined);
    const last = fate === "sent again" ? await arrive() : first;
    await scheduler.point(`the answer to ${departure.call} is on its way`);
    if (fate === "HTML 502 after")
      return new Response("<html>502</html>", { status: 502, headers: { "content-type": "text/html" } });
    const text = await last.clone().text();
    noteAnswer(departure, text);
    return last;
  }
}

function noteAnswer(departure: Departure, text: string): void {
  const answer: unknown = JSON.parse(text);
  if (typeof answer !== "object" || answer === null) return;
  if ("statusCode" in answer) departure.answeredStatusCode = Number(answer.statusCode);
  if ("apiCode" in answer) departure.answeredApiCode = Number(answer.apiCode);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    else signal.addEventListener("abort", () => reject(reasonOf(signal)));
  });
}

function reasonOf(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException("aborted", "AbortError");
}

import { once } from "node:events";
import type { FixId } from "../../lib/fixes/index.ts";
import { createApp } from "../../sandbox/app.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import type { CallRecord } from "../../sandbox/call-record.ts";
import type { Person } from "../../sandbox/person.ts";
import type { MustHold } from "./must-hold.ts";
import type { Asked, Scheduler } from "./scheduler.ts";

/** What can happen to one request on its way. */
export const FATES = ["dropped before", "dropped after", "sent again", "hangs", "slow", "HTML 502 after"] as const;
export type Fate = (typeof FATES)[number];

/** What of a person is another once a fix is done. */
export const FIELD_OF: Record<FixId, keyof Person> = {
  "unbind-phone": "phone",
  "unbind-email": "email",
  "sign-out": "sessions",
  reactivate: "status",
  "reset-password": "passwordLastSetAt",
};

/** One request as it left our code. */
export interface Departure {
  /** In milliseconds of the world's time. */
  at: number;
  address: string;
  call: string;
  /** Path and query. */
  path: string;
  authorization: string;
  body: string;
  asked: Asked | undefined;
  /** What changed of the people there, be it what was asked for or what came with it. */
  changed: (keyof Person)[];
  /** What it came to at the service; two if the browser sent it again. */
  records: CallRecord[];
  /** What our code was answered, if it was. */
  answer?: unknown;
}

/** One user pool, with a secret of its own. */
export class Service {
  readonly sandbox: Sandbox;
  /** Tokens that it gave. */
  readonly tokens = new Set<string>();
  /** Whether an administrator has revoked the access key: it gets no token. */
  isKeyRevoked = false;
  readonly #app: ReturnType<typeof createApp>;

  constructor(
    readonly address: string,
    readonly secret: string,
    scheduler: Scheduler,
  ) {
    const drawn = (limit: number) => Math.floor(scheduler.random() * limit);
    this.sandbox = new Sandbox({
      accessKeySecret: secret,
      now: () => scheduler.now,
      newId: () => crypto.randomUUID(),
      randomInt: drawn,
      pause: (milliseconds) => scheduler.pause(milliseconds),
    });
    this.#app = createApp(this.sandbox);
  }

  async perform(request: Request, departure: Departure): Promise<{ text: string; how: ResponseInit }> {
    const { method, headers } = request;
    const before = this.sandbox.calls.length;
    const peopleBefore = this.sandbox.world.people.map((person) => ({ ...person }));
    const sent = this.isKeyRevoked ? departure.body.replaceAll(this.secret, "revoked") : departure.body;
    const body = method === "POST" && { body: sent };
    const response = await this.#app.request(request.url, { method, headers, ...body });
    const record = this.sandbox.calls[before];
    if (record) departure.records.push(record);
    const { people } = this.sandbox.world;
    const isOther = (field: keyof Person) => people.some((person, at) => person[field] !== peopleBefore[at]?.[field]);
    departure.changed.push(...Object.values(FIELD_OF).filter(isOther));
    const text = await response.text();
    const token = /"access_token":"([^"]*)"/.exec(text)?.[1];
    if (token !== undefined) this.tokens.add(token);
    return { text, how: { status: response.status, headers: response.headers } };
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
    /** Told of each request before it leaves, and around its arrival. */
    readonly told: Pick<MustHold, "leaving" | "arriving" | "arrived">,
  ) {}

  fetch: typeof fetch = async (input, init) => {
    const { scheduler } = this;
    const { life, asked } = scheduler.context();
    if (life.over) return new Promise(() => undefined);
    const request = input instanceof Request ? input : new Request(input, init);
    const { pathname, search, origin } = new URL(request.url);
    const departure: Departure = {
      at: scheduler.now,
      address: origin,
      call: pathname.split("/").pop() ?? "",
      path: decodeURIComponent(pathname + search),
      authorization: request.headers.get("authorization") ?? "",
      body: "",
      asked,
      changed: [],
      records: [],
    };
    if (request.method === "POST") departure.body = await request.text();
    this.told.leaving(departure);
    this.departures.push(departure);
    const service = this.services.find(({ address }) => address === origin);
    if (!service) throw new TypeError("Failed to fetch");
    return Promise.race([this.#answer(request, departure, service), aborted(request.signal)]);
  };

  #fateOf(call: string): Fate | undefined {
    const next = this.fates.find((one) => one.call === call || one.call === "*");
    this.fates = this.fates.filter((one) => one !== next);
    return next?.fate;
  }

  async #answer(request: Request, departure: Departure, service: Service): Promise<Response> {
    const { scheduler } = this;
    const fate = this.#fateOf(departure.call);
    // From here on it is on its way, whoever asked for it.
    const arrive = () =>
      scheduler.asWorld(async () => {
        await scheduler.point();
        if (fate === "slow") await scheduler.pause(500 + scheduler.random() * 70_000);
        this.told.arriving(departure, service);
        const answer = await service.perform(request, departure);
        this.told.arrived(departure);
        return answer;
      });
    const gone = async () => {
      await scheduler.point();
      throw new TypeError("Failed to fetch");
    };
    if (fate === "dropped before") return gone();
    const first = await arrive();
    if (fate === "dropped after") return gone();
    if (fate === "hangs") return new Promise(() => undefined);
    const { text, how } = fate === "sent again" ? await arrive() : first;
    await scheduler.point();
    if (fate === "HTML 502 after")
      return new Response("<html>502</html>", { status: 502, headers: { "content-type": "text/html" } });
    if (text.startsWith("{")) departure.answer = JSON.parse(text);
    return new Response(text, how);
  }
}

async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, "abort");
  const reason: unknown = signal.reason;
  throw reason instanceof Error ? reason : new DOMException("aborted", "AbortError");
}

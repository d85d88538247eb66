import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";

export interface Recorded {
  method: string;
  /** With its query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Reply = (response: ServerResponse, request: Recorded) => void;

/** An answer of the documented shape. */
export function json(body: object, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

export function raw(body: string | Uint8Array, status = 200, headers: Record<string, string> = {}): Reply {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** The connection breaks instead of an answer. */
export const broken: Reply = (response) => void response.destroy();

export const ok = json({ statusCode: 200, message: "ok", requestId: "r-ok" });

/** A real HTTP server that writes down what it was asked, and answers as the test says: next answers first, then `always`. */
export class RecordingServer {
  requests: Recorded[] = [];
  always: Reply = ok;
  url = "";
  #next: Reply[] = [];
  readonly #server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      const { method = "", url = "", headers } = message;
      const recorded = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      this.requests.push(recorded);
      (this.#next.shift() ?? this.always)(response, recorded);
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address !== "object" || address === null) throw new Error("The server has no port");
    this.url = `http://127.0.0.1:${address.port}`;
  }

  next(...replies: Reply[]): void {
    this.#next.push(...replies);
  }

  reset(): void {
    this.requests = [];
    this.always = ok;
    this.#next = [];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

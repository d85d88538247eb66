import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";

/** A proxy that every request of the browser goes through, loopback included. It lets only some through. */
export interface ForwardProxy {
  port: number;
  /** Method and address of each request, in order; for `https` the browser names the host alone: `CONNECT host:port`. */
  readonly requests: string[];
  close: () => Promise<void>;
}

/** @param isOpen origins that are reached; everybody else answers 403 */
export async function startForwardProxy(isOpen: (origin: string) => boolean): Promise<ForwardProxy> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method ?? ""} ${incoming.url ?? ""}`);
    if (!URL.canParse(incoming.url ?? "") || !isOpen(new URL(incoming.url ?? "").origin)) {
      outgoing.writeHead(403).end();
      return;
    }
    pass(incoming, outgoing);
  });
  server.on("connect", ({ url }: IncomingMessage, socket) => {
    requests.push(`CONNECT ${url ?? ""}`);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers, url = "" } = incoming;
  const onward = send(url, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { Sandbox } from "./sandbox.ts";

export interface StartOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The service's time, for tests that own it. */
  now?: () => number;
}

/** A running sandbox. */
export interface RunningSandbox {
  url: string;
  port: number;
  state: Sandbox;
  /**
   * Whether a connection may carry more than one request, as it may from the start; if not,
   * every answer ends its own.
   */
  keepConnections: (kept: boolean) => void;
  close: () => Promise<void>;
}

/** Starts a sandbox with fresh people and no messages. */
export async function startSandbox({ port = 0, now }: StartOptions = {}): Promise<RunningSandbox> {
  const state = new Sandbox({ now });
  const listener = getRequestListener(createApp(state).fetch);
  let kept = true;
  const server = createServer((request, response) => {
    if (!kept) response.setHeader("connection", "close");
    void listener(request, response);
  });
  // Node's five seconds would cut a kept-alive connection under a browser that is about to use it
  // again.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actualPort}`,
    port: actualPort,
    state,
    keepConnections: (keep) => {
      kept = keep;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

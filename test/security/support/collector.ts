import { createServer } from "node:http";

/** A stranger's server: notes every request that reaches it, and answers whatever a page would like to have. */
export interface Collector {
  url: string;
  /** Method and path of each. */
  requests: string[];
  close: () => Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const script = request.url?.includes(".js") === true;
    response.writeHead(200, {
      "content-type": script ? "text/javascript" : "text/html",
      "access-control-allow-origin": "*",
    });
    response.end(script ? "globalThis.executed = (globalThis.executed ?? []).concat('remote');" : "<p>stranger</p>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

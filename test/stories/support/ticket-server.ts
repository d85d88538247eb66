import { createServer } from "node:http";

/** A ticket system's page, with every kind of editor that one may have. */
const HTML = `<!doctype html><title>Ticket</title>
<p id="said">Please unbind 13800138000 for me</p>
<textarea aria-label="Text area"></textarea>
<input aria-label="Input">
<div contenteditable role="textbox" aria-label="Rich text" style="white-space: pre-wrap"></div>
<div id="host"></div>
<iframe name="framed" srcdoc='<body contenteditable role="textbox" aria-label="Framed"></body>'></iframe>
<script>
  document.getElementById("host").attachShadow({ mode: "open" }).innerHTML =
    '<textarea aria-label="Component"></textarea>';
</script>`;

export const EDITORS = ["Text area", "Input", "Rich text", "Component"] as const;

export interface TicketServer {
  origin: string;
  close: () => Promise<void>;
}

/** Serves the ticket's page. */
export function serveTicket(): Promise<TicketServer> {
  return servePage(HTML);
}

/** Serves a page at a port of its own. */
export async function servePage(html: string): Promise<TicketServer> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The ticket's page has no port");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

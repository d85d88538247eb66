import { connect, createServer, type Server, type Socket } from "node:net";
import * as z from "zod";

/** A wire between the extension and the sandbox that can be cut, so that faults below HTTP can be made. */
export class Wire {
  readonly port: number;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #lastRequest: string | undefined;

  private constructor(server: Server, port: number, target: number) {
    this.#server = server;
    this.port = port;
    this.#target = target;
  }

  static async to(target: number): Promise<Wire> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const wire = new Wire(server, port, target);
    server.on("connection", (socket) => wire.#forward(socket));
    return wire;
  }

  /** Ends the connections that stand idle, so that the next request travels on a new one. */
  endConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Once a request that begins so has passed, new connections are refused; this one still gets its answer. */
  refuseAfter(request: string): void {
    this.#lastRequest = request;
  }

  /** Nobody is listening any more: connections are refused. */
  async refuse(): Promise<void> {
    this.endConnections();
    await this.#stopListening();
  }

  async #stopListening(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  async accept(): Promise<void> {
    if (this.#server) return;
    const server = createServer((socket) => this.#forward(socket));
    await new Promise<void>((resolve) => server.listen(this.port, "127.0.0.1", resolve));
    this.#server = server;
  }

  #forward(socket: Socket): void {
    const onward = connect(this.#target, "127.0.0.1");
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#sockets.add(one);
      // A cut connection is cut on both sides; that it was cut is what the campaign is about.
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    socket.on("data", (bytes: Buffer) => {
      if (this.#lastRequest === undefined || !bytes.toString("latin1").startsWith(this.#lastRequest)) return;
      this.#lastRequest = undefined;
      // Resolves only when the last connection has closed, and nobody waits for that.
      void this.#stopListening();
    });
    socket.pipe(onward).pipe(socket);
  }
}

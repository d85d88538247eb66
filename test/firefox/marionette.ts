import { once } from "node:events";
import { connect, type Socket } from "node:net";
import * as z from "zod";
import { MarionetteError } from "./marionette-error.ts";
import { PacketReader } from "./packet-reader.ts";
import { waitUntil } from "./wait-until.ts";

interface Pending {
  command: string;
  resolve: (value: unknown) => void;
  reject: (reason: Error) => void;
}

const COMMAND = 0;
const REPLY = 1;

const reply = z.tuple([
  z.literal(REPLY),
  z.number(),
  z.object({ error: z.string(), message: z.string(), stacktrace: z.string() }).nullable(),
  z.unknown(),
]);

/** One connection to Firefox's remote control: `[0, id, command, params]` out, `[1, id, error, value]` back. */
export class Marionette {
  readonly #socket: Socket;
  readonly #reader = new PacketReader();
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("data", (bytes: Buffer) => {
      try {
        for (const packet of this.#reader.push(bytes)) this.#receive(packet);
      } catch (cause) {
        this.#fail(new Error("Marionette's answer could not be read", { cause }));
      }
    });
    socket.on("error", (error) => {
      this.#fail(error);
    });
    socket.on("close", () => {
      this.#fail(new Error("Firefox closed the connection"));
    });
  }

  /** Connects to a port on this machine, retrying until something listens there. */
  static async connect(port: number, limitMs?: number): Promise<Marionette> {
    let last: unknown;
    const socket = await waitUntil(
      async () => {
        const attempt = connect({ host: "127.0.0.1", port });
        try {
          await once(attempt, "connect");
          return attempt;
        } catch (error) {
          last = error;
          attempt.destroy();
          return undefined;
        }
      },
      () => `nothing listens for Marionette on port ${port}: ${String(last)}`,
      limitMs,
    );
    return new Marionette(socket);
  }

  /** Sends one command and waits for its value; what Firefox refuses is thrown as a {@link MarionetteError}. */
  send(command: string, params: Record<string, unknown> = {}): Promise<unknown> {
    if (this.#socket.destroyed) return Promise.reject(new Error(`${command}: the connection to Firefox is closed`));
    const id = ++this.#lastId;
    const body = JSON.stringify([COMMAND, id, command, params]);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { command, resolve, reject });
      this.#socket.write(`${Buffer.byteLength(body)}:${body}`);
    });
  }

  /** Drops the connection; whatever is still waiting for an answer fails. */
  close(): void {
    this.#fail(new Error("The connection to Firefox was closed"));
  }

  #receive(packet: unknown): void {
    // The greeting is the one packet that is no array; it says nothing that is needed here.
    if (!Array.isArray(packet)) return;
    const [, id, refusal, value] = reply.parse(packet);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (refusal === null) pending?.resolve(value);
    else pending?.reject(new MarionetteError(pending.command, refusal.error, refusal.message, refusal.stacktrace));
  }

  #fail(reason: Error): void {
    this.#socket.destroy();
    for (const { command, reject } of this.#pending.values()) {
      reject(new Error(`${command}: ${reason.message}`, { cause: reason }));
    }
    this.#pending.clear();
  }
}

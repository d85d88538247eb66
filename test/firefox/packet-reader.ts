const COLON = ":".charCodeAt(0);

/** Cuts a byte stream into the `length:json` packets Marionette sends; the length counts bytes, not characters. */
export class PacketReader {
  #held = Buffer.alloc(0);

  /** Takes the bytes that arrived and returns every packet that is complete by now. */
  push(bytes: Buffer): unknown[] {
    this.#held = Buffer.concat([this.#held, bytes]);
    const packets: unknown[] = [];
    for (;;) {
      const colon = this.#held.indexOf(COLON);
      if (colon < 0) return packets;
      const length = Number(this.#held.toString("latin1", 0, colon));
      if (!Number.isSafeInteger(length)) throw new Error("Marionette sent something that is not a packet");
      const end = colon + 1 + length;
      if (this.#held.length < end) return packets;
      packets.push(JSON.parse(this.#held.toString("utf8", colon + 1, end)));
      this.#held = this.#held.subarray(end);
    }
  }
}

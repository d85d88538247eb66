/**
 * An answer that begins well and does not end for a long time; sent piece by piece, never held
 * whole.
 */
export function hugeBody(opening: object, megabytes: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const piece = encoder.encode("x".repeat(256 * 1024));
  let left = Math.ceil(megabytes * 4);
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`${JSON.stringify(opening).slice(0, -1)},"padding":"`)),
    pull: (controller) => {
      if (left > 0) {
        left -= 1;
        controller.enqueue(piece);
        return;
      }
      controller.enqueue(encoder.encode('"}'));
      controller.close();
    },
  });
}

/** Resolves when the work is over, however it ends, or after so many milliseconds. */
export function overOrAfter(milliseconds: number, work: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    work.then(resolve, resolve);
  });
}

/** Gives the worker's global scope, which hears what a page posts to it, nobody who listens. A page in a test has a window for that. */
export function freshWorkerScope(): void {
  if ("window" in globalThis) return;
  const scope = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: scope.addEventListener.bind(scope),
    dispatchEvent: scope.dispatchEvent.bind(scope),
  });
}

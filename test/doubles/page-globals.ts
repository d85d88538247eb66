import { cleanup, configure } from "@testing-library/preact";
import { options } from "preact";
import { afterEach } from "vitest";

// A page that waits for an answer asks the worker every second. It must not ask the worker of the next test.
const { setTimeout } = globalThis;
const timers = new Set<ReturnType<typeof setTimeout>>();
globalThis.setTimeout = Object.assign((...wait: Parameters<typeof setTimeout>) => {
  const timer = setTimeout(...wait);
  timers.add(timer);
  return timer;
}, setTimeout);

// jsdom lays nothing out, so it has nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

// Nor has it dialogs that cover a page.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};

// It paints nothing either: effects that wait for a frame would wait for a timer, and outlive their test.
options.requestAnimationFrame = (runEffects) => queueMicrotask(runEffects);

// Waiting ends when it comes true; how long it may take says something about the machine only.
// Whether an element is hidden is told by styles, which are not loaded here, and takes jsdom most of a test's time.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  timers.forEach(clearTimeout);
  timers.clear();
});

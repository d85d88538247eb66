import { cleanup, configure } from "@testing-library/preact";
import { options } from "preact";
import { afterEach } from "vitest";

// jsdom lays nothing out, so it has nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;

// It paints nothing either: effects that wait for a frame would wait for a timer, and outlive their test.
options.requestAnimationFrame = (runEffects) => queueMicrotask(runEffects);

// What is loaded on demand is compiled first in a test, and how long that takes says nothing about the product.
configure({ asyncUtilTimeout: 15_000 });

// Whether an element is hidden is told by styles, which are not loaded here, and takes jsdom most of a test's time.
configure({ defaultHidden: true });

afterEach(cleanup);

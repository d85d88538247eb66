/** Milliseconds after which the worker and the toolbar's button have taken in what the desk was made to show. */
export const TAKEN_IN = 500;
/** Milliseconds in which a popup gets ready and nothing of ours touches the page. */
export const UNTOUCHED = 400;
/** The page of the baseline that does by hand what DESIGN asks for, and nothing else. */
export const FLOOR = "floor.html";

/** What the popup shows, as it lies in the session's storage: JSON. */
export type Desk = string;

export const EMPTY_DESK: Desk = "{}";

/** An expression that reads the desk, for a page of the product. */
export const READ_DESK = `chrome.storage.session.get(["draft", "lookup", "user", "attempts"])`;

/** An expression that makes the desk another one. */
export function writeDesk(desk: Desk): string {
  return `chrome.storage.session.remove(["draft", "lookup", "user", "attempts", "sentCodes"])
    .then(() => chrome.storage.session.set(${desk}))`;
}

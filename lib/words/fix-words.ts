import type { Preview } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";

/** The words of one fix. */
export interface FixWords {
  name: string;
  /** What it changes, as a label. */
  target: string;
  /** What stood there before, in words, if it is a value of the service's. */
  shownTarget?: (target: string) => string;
  /** Beside "done", if `shownTarget` alone could be taken for what stands there now. */
  wasTarget?: (shown: string) => string;
  /** What it does to a customer, beside its switch in Settings. */
  about: string;
  /** The button, before anybody is found. */
  button: string;
  /**
   * The button, once it is known what will change for whom. It begins with the verb of `button`.
   */
  buttonFor: (target: string, of: string, parts?: number) => string;
  /** What is expected if nothing is against it. */
  expects: (preview: Preview) => string;
  /** On the card, if there is nothing to do. */
  nothingToDo: string;
  /** The same as the reason why a press came to nothing. */
  noTarget: string;
  done: string;
  isDone: string;
  notDone: string;
  wasNotDone: string;
  /** Only of a fix that changes several things: how many of them are done. */
  inPart?: (done: number, of: number) => string;
  /** The name of a part, if it is not the service's own. */
  part?: (name: string) => string;
  /** Only of a fix that takes a login method away. */
  onlyLoginMethod?: string;
  /** What helps if it is the only login method. */
  bindFirst?: string;
  /** Only of a fix that asks for a code. */
  codeSent?: (target: string) => string;
  /** Only of a fix that asks for none: the button after the first press. */
  armed?: string;
}

/** What an attempt was to change, as people say it. */
export function targetText(
  { fixId, target }: { fixId: FixId; target: string },
  { fixes }: { fixes: Readonly<Record<FixId, FixWords>> },
): string {
  return fixes[fixId].shownTarget?.(target) ?? target;
}

import type { Preview } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import type { Words } from "../words/en.ts";

/** One sentence of the card: what is expected of a fix, or what is against it. */
interface VerdictLine {
  good: boolean;
  text: string;
}

/**
 * What the card says of a fix before it is pressed.
 * @param preview absent while it is being read
 * @param status of the customer, as the service words it
 */
export function verdictText(
  preview: Preview | undefined,
  fixId: FixId,
  status: string | undefined,
  words: Words,
): VerdictLine[] {
  const fix = words.fixes[fixId];
  if (!preview) return [];
  const { against } = preview;
  if (against.length === 0) return [{ good: true, text: fix.expects(preview) }];
  const says = {
    "nothing-to-do": fix.nothingToDo,
    "only-login-method": fix.onlyLoginMethod ?? "",
    "not-active": words.desk.notActive(words.status(status ?? "")),
  };
  return against.map((obstacle) => ({ good: false, text: says[obstacle] }));
}

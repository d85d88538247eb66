import * as z from "zod";
import type { Firefox } from "../firefox.ts";

/** What lies on the clipboard as text. */
export async function readClipboard(firefox: Firefox): Promise<string> {
  return z.string().parse(await firefox.chrome("return window.navigator.clipboard.readText();"));
}

/** Puts a text there, as if it had been copied in another program. */
export async function copyElsewhere(firefox: Firefox, text: string): Promise<void> {
  await firefox.chrome(
    `Cc["@mozilla.org/widget/clipboardhelper;1"].getService(Ci.nsIClipboardHelper).copyString(arguments[0]);`,
    text,
  );
}

import { useEffect, useState } from "preact/hooks";

/** Plain text, and for editors that take it the same as rich text. */
export interface Copied {
  text: string;
  html?: string;
}

/**
 * Copies for one button. What it copied is forgotten as soon as anything else is, here or by the
 * keyboard: two of them never say so at once.
 */
export function useCopy() {
  const [copied, setCopied] = useState<string>();
  /** What the clipboard did not take. */
  const [byHand, setByHand] = useState<string>();
  useEffect(() => {
    const forget = () => setCopied(undefined);
    document.addEventListener("copy", forget);
    return () => document.removeEventListener("copy", forget);
  }, []);
  const copy = async ({ text, html }: Copied) => {
    try {
      await (html === undefined ? navigator.clipboard.writeText(text) : navigator.clipboard.write([rich(text, html)]));
    } catch {
      // The clipboard could not be reached.
      setByHand(text);
      return;
    }
    // The browser tells of no copy that a script makes.
    document.dispatchEvent(new Event("copy"));
    setByHand(undefined);
    setCopied(text);
  };
  return { copied, byHand, copy, close: () => setByHand(undefined) };
}

function rich(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
}

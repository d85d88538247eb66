import type { ComponentChildren } from "preact";

interface IsolatedProps {
  text: string;
  /** Names and numbers in it. */
  parts: readonly (string | undefined)[];
}

/**
 * A text whose names and numbers each keep their own direction: a name from right to left must not
 * move the number beside it.
 */
export function Isolated({ text, parts }: IsolatedProps) {
  return <>{isolate(text, parts)}</>;
}

function isolate(text: string, [part, ...others]: IsolatedProps["parts"]): ComponentChildren[] {
  const at = part === undefined || part === "" ? -1 : text.indexOf(part);
  if (part !== undefined && at >= 0) {
    const after = text.slice(at + part.length);
    return [...isolate(text.slice(0, at), others), <bdi key={part}>{part}</bdi>, ...isolate(after, others)];
  }
  return others.length > 0 ? isolate(text, others) : text === "" ? [] : [text];
}

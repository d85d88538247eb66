import { useEffect, useRef, useState } from "preact/hooks";
import { onDemand } from "../on-demand.tsx";
import type { ResultContentProps } from "./ResultContent.tsx";
import { useWords } from "../shared/use-words.ts";

const content = onDemand(async () => (await import("./ResultContent.tsx")).ResultContent);

/** Loads what a result is drawn with; a desk that opens with one waits for it, so that nothing jumps. */
export const loadResultContent = content.load;

/** Takes it from a page that has it already, because it opens with a result. */
export const provideResultContent = content.provide;

/**
 * The one place where the agent reads what happened. The region is always there, so that screen readers announce what
 * comes into it. What comes into it is loaded after the first screen, which has no use for it.
 */
export function Result(props: ResultContentProps) {
  const words = useWords();
  const region = useRef<HTMLElement>(null);
  const [loaded, setLoaded] = useState(false);

  const { attempt, trouble } = props;
  // A popup is at most 600 px high: what came of the press must not stay below the fold.
  useEffect(() => {
    if (attempt ?? trouble) region.current?.scrollIntoView({ block: "nearest" });
  }, [attempt?.attemptId, attempt?.state, trouble?.failure, loaded]);

  return (
    <section ref={region} role="status" aria-label={words.result.result}>
      <content.Component {...props} onLoaded={() => setLoaded(true)} />
    </section>
  );
}

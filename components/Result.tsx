import type { FunctionComponent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ResultContentProps } from "./ResultContent.tsx";
import { useWords } from "./use-words.ts";

/**
 * The one place where the agent reads what happened. The region is always there, so that screen readers announce what
 * comes into it. What comes into it is loaded after the first screen, which has no use for it.
 */
export function Result(props: ResultContentProps) {
  const words = useWords();
  const region = useRef<HTMLElement>(null);
  const [loaded, setLoaded] = useState<{ Content: FunctionComponent<ResultContentProps> }>();
  useEffect(() => {
    void import("./ResultContent.tsx").then(({ ResultContent }) => setLoaded({ Content: ResultContent }));
  }, []);

  const { attempt, trouble } = props;
  // A popup is at most 600 px high: what came of the press must not stay below the fold.
  useEffect(() => {
    if (attempt ?? trouble) region.current?.scrollIntoView({ block: "nearest" });
  }, [attempt?.attemptId, attempt?.state, trouble?.failure, loaded]);

  return (
    <section ref={region} role="status" aria-label={words.result.result}>
      {loaded && <loaded.Content {...props} />}
    </section>
  );
}

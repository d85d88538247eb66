import { useEffect, useRef, useState } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import { attemptsItem, journalLostAtItem } from "../../lib/state/items.ts";

interface LiveEvents {
  /** One of those shown has settled, anew or for the first time. */
  onSettled: (attemptId: string) => void;
  /** There is one newer than all those shown. */
  onNewer: () => void;
}

/** Follows what happens meanwhile on the desk, or by itself, to the attempts shown. */
export function useLiveAttempts(shown: readonly Attempt[], events: LiveEvents): void {
  const now = useRef({ shown, events });
  now.current = { shown, events };
  useEffect(
    () =>
      attemptsItem.watch((attempts) => {
        const { shown, events } = now.current;
        const all = Object.values(attempts);
        const isShown = ({ attemptId }: Attempt) => shown.some((one) => one.attemptId === attemptId);
        for (const attempt of all) {
          if (attempt.state === "settled" && isShown(attempt)) events.onSettled(attempt.attemptId);
        }
        const newest = shown[0]?.preparedAt ?? 0;
        if (all.some((attempt) => !isShown(attempt) && attempt.preparedAt > newest)) events.onNewer();
      }),
    [],
  );
}

/** When the browser was found to have lost the journal, until the agent has dismissed it. */
export function useLostJournal(): number | undefined {
  const [lostAt, setLostAt] = useState<number>();
  useEffect(() => {
    const show = (at: number | null) => setLostAt(at ?? undefined);
    void journalLostAtItem.getValue().then(show);
    return journalLostAtItem.watch(show);
  }, []);
  return lostAt;
}

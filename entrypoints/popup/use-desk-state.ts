import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskFeed, DeskState } from "../../lib/desk/desk-state.ts";
import { followDraft } from "../../lib/desk/follow-draft.ts";
import { startWorker, wakeWorker } from "../../lib/messages/send.ts";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import type { Draft } from "../../lib/state/customer.ts";
import { attemptsItem, draftItem } from "../../lib/state/items.ts";

const PAGE_ID = crypto.randomUUID();

/** Milliseconds between two questions to the worker while an attempt is under way. */
const STILL_THERE = 1_000;

export interface ShownDesk {
  state: DeskState;
  /** The state as it is now, for whoever acts some time after it was drawn. */
  latest: () => DeskState;
  draft: Draft;
  keepDraft: (draft: Draft) => void;
  /** The draft as it is now, for the same. */
  latestDraft: () => Draft;
  /** Shows the attempt that a press has left under its key, and tells whether it has left one. */
  showLeft: (key: string, pressedAt: number) => Promise<boolean>;
}

/** The watched state, and what the agent types into it. */
export function useDeskState(feed: DeskFeed): ShownDesk {
  const [state, setState] = useState(feed.current);
  const latest = useRef(state);
  latest.current = state;
  // What a page before this one wrote has no writer any more.
  const [draft, setDraft] = useState<Draft>(() => withoutWriter(state.draft));
  const latestDraft = useRef(draft);
  latestDraft.current = draft;
  const takeDraft = (next: Draft) => {
    setDraft(next);
    // Whoever acts before it is drawn acts for the new one.
    latestDraft.current = next;
  };

  useEffect(() => {
    const stops = [feed.follow(setState), followDraft(feed, PAGE_ID, latest.current.draft, takeDraft)];
    // What changed between the first drawing and now.
    setState(feed.current());
    // The worker settles what the last one left open, and gets its token ready.
    void wakeWorker();
    return () => stops.forEach((stop) => stop());
  }, []);

  // A worker that is stopped while it settles for the last one starts no other by itself.
  const isWaiting = Object.values(state.attempts).some(isUnderWay);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(startWorker, STILL_THERE);
    return () => clearInterval(timer);
  }, [isWaiting]);

  return {
    state,
    latest: () => latest.current,
    draft,
    keepDraft(next) {
      takeDraft({ ...next, writtenBy: PAGE_ID });
      void draftItem.setValue({ ...next, writtenBy: PAGE_ID });
    },
    latestDraft: () => latestDraft.current,
    async showLeft(key, pressedAt) {
      const left = (await attemptsItem.getValue())[key];
      if (!left || left.preparedAt < pressedAt) return false;
      // Not left to the event that says so: a desk that looked idle in between would ask for
      // another press.
      setState((shown) =>
        isBehind(shown.attempts[key], left) ? { ...shown, attempts: { ...shown.attempts, [key]: left } } : shown,
      );
      return true;
    },
  };
}

function isBehind(shown: Attempt | undefined, attempt: Attempt): boolean {
  if (shown?.attemptId === attempt.attemptId) return isUnderWay(shown);
  return !shown || shown.preparedAt < attempt.preparedAt;
}

/** A draft as nobody's own: whoever reads it may go on with it. */
export function withoutWriter({ typed, userIdType, typeCameAlong, fixId }: Draft): Draft {
  return { typed, ...(userIdType && { userIdType }), ...(typeCameAlong && { typeCameAlong }), ...(fixId && { fixId }) };
}

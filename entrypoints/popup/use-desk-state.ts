import { useEffect, useRef, useState } from "preact/hooks";
import { attemptsItem, draftItem } from "../../lib/state/items.ts";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import { fixUserKey, type Draft } from "../../lib/state/customer.ts";
import { openScreen, type Screen, type ScreenFeed } from "../../lib/desk/desk-state.ts";
import { wakeWorker } from "../../lib/messages/wake-worker.ts";

const PAGE_ID = crypto.randomUUID();

export interface ShownScreen {
  screen: Screen | undefined;
  /** The screen as it is now, for whoever acts some time after it was drawn. */
  latest: () => Screen | undefined;
  draft: Draft;
  keepDraft: (draft: Draft) => void;
  /** Shows an attempt that the watched state will have in a moment, unless that is further already. */
  showAhead: (attempt: Attempt) => void;
  /** Shows what a press has left under its key, and tells whether it has left anything. */
  showLeft: (key: string, pressedAt: number) => Promise<boolean>;
}

/**
 * The watched state, and what the agent types into it.
 * @param opened what the page began to read before it could draw
 * @param onOtherCustomer another window put somebody else on the desk
 */
export function useScreen(opened: ScreenFeed | undefined, onOtherCustomer: () => void): ShownScreen {
  const [feed] = useState(() => opened ?? openScreen());
  const [screen, setScreen] = useState(feed.current);
  const latest = useRef(screen);
  latest.current = screen;
  // What stood there before this page opened is nobody's any more.
  const [draft, setDraft] = useState<Draft>(() => withoutWriter(screen?.draft ?? { typed: "" }));

  useEffect(() => {
    let first = latest.current === undefined;
    const show = (next: Screen) => {
      setScreen(next);
      // Who began to type before anything was read is ahead of it.
      if (first) setDraft((typed) => (typed.writtenBy === PAGE_ID ? typed : withoutWriter(next.draft)));
      else if (next.draft.writtenBy !== PAGE_ID) {
        setDraft(next.draft);
        if (next.draft.typed !== latest.current?.draft.typed) onOtherCustomer();
      }
      first = false;
    };
    const stop = feed.follow(show);
    // What changed between the first drawing and now.
    const now = feed.current();
    if (now && now !== latest.current) show(now);
    // The worker settles what the last one left open, and gets its token ready.
    void wakeWorker();
    return stop;
  }, []);

  const showAhead = (attempt: Attempt) => {
    const key = fixUserKey(attempt.fixId, attempt.userId);
    setScreen((shown) =>
      shown && isBehind(shown.attempts[key], attempt)
        ? { ...shown, attempts: { ...shown.attempts, [key]: attempt } }
        : shown,
    );
  };

  return {
    screen,
    latest: () => latest.current,
    draft,
    keepDraft(next) {
      setDraft({ ...next, writtenBy: PAGE_ID });
      void draftItem.setValue({ ...next, writtenBy: PAGE_ID });
    },
    showAhead,
    async showLeft(key, pressedAt) {
      const left = (await attemptsItem.getValue())[key];
      if (!left || left.preparedAt < pressedAt) return false;
      // Not left to the event that says so: a desk that looked idle in between would ask for another press.
      showAhead(left);
      return true;
    },
  };
}

function isBehind(shown: Attempt | undefined, attempt: Attempt): boolean {
  if (shown?.attemptId === attempt.attemptId) return isUnderWay(shown);
  return !shown || shown.preparedAt < attempt.preparedAt;
}

function withoutWriter({ typed, userIdType, fixId }: Draft): Draft {
  return { typed, ...(userIdType && { userIdType }), ...(fixId && { fixId }) };
}

import { useEffect, useRef, useState } from "preact/hooks";
import { Desk, type DeskProps } from "../../components/Desk.tsx";
import { Header } from "../../components/Header.tsx";
import { Notice } from "../../components/Notice.tsx";
import type { Trouble } from "../../components/ResultContent.tsx";
import { sentCodeText } from "../../components/SendCode.tsx";
import { Unlock } from "../../components/Unlock.tsx";
import { TicketStyleContext } from "../../components/use-ticket-style.ts";
import { useWords } from "../../components/use-words.ts";
import { allowsFix } from "../../lib/allowed-fixes.ts";
import type { Attempt } from "../../lib/attempt.ts";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import { fixUserKey, type Draft } from "../../lib/lookup.ts";
import { keepWarm } from "../../lib/keep-warm.ts";
import { LONGEST_TEXT } from "../../lib/longest-text.ts";
import { send, type MessageName, type Payload } from "../../lib/messages.ts";
import { openHistory } from "../../lib/open-history.ts";
import { openSettings } from "../../lib/open-settings.ts";
import { requestPermission } from "../../lib/permission.ts";
import { inForce, secretFits } from "../../lib/settings-in-force.ts";
import { movePopupToSidePanel } from "../../lib/side-panel.ts";
import { sendWatched } from "../../lib/send-watched.ts";
import { openScreen, type Screen, type ScreenFeed } from "../../lib/screen.ts";
import { wakeWorker } from "../../lib/wake-worker.ts";
import { attemptsItem, draftItem } from "../../lib/storage.ts";
import { PLAIN_TICKET } from "../../lib/ticket-style.ts";
import { followTicketStyle } from "../../lib/ticket-style-in-force.ts";
import { queryFor, userIdTypeOf } from "../../lib/user-query.ts";
import type { Words } from "../../lib/words/en.ts";
import { fixIds } from "../../lib/words/fix-ids.ts";

const PAGE_ID = crypto.randomUUID();

/** What went wrong last and is not part of an attempt; absent where the attempt is the newest there is to say. */
function troubleOf(
  words: Words,
  { lookup, sentCode, attempt }: Pick<DeskProps, "lookup" | "sentCode" | "attempt">,
): Trouble | undefined {
  if (lookup?.failure) return { failure: lookup.failure };
  if (!sentCode?.failure || (attempt && sentCode.at < (attempt.settledAt ?? Infinity))) return undefined;
  return { heading: sentCodeText(sentCode, words), failure: sentCode.failure };
}

function withoutWriter({ typed, userIdType, fixId }: Draft): Draft {
  return { typed, ...(userIdType && { userIdType }), ...(fixId && { fixId }) };
}

interface AppProps {
  /** What the page began to read before it could draw. */
  feed?: ScreenFeed;
  inPanel?: boolean;
}

/** The desk, in the popup and in the side panel: shows the watched state, turns what the agent does into messages. */
export function App({ feed: opened, inPanel = false }: AppProps) {
  const words = useWords();
  const [feed] = useState(() => opened ?? openScreen());
  const [screen, setScreen] = useState(feed.current);
  const latest = useRef(screen);
  latest.current = screen;
  // What stood there before this page opened is nobody's any more.
  const [draft, setDraft] = useState<Draft>(() => withoutWriter(screen?.draft ?? { typed: "" }));
  const [ticketStyle, setTicketStyle] = useState(PLAIN_TICKET);
  const [last, setLast] = useState<Trouble & { at: number }>();
  const setTrouble = (trouble?: Trouble) => setLast(trouble && { ...trouble, at: Date.now() });
  /** Messages that the worker has not answered yet, by name. */
  const [waiting, setWaiting] = useState<readonly MessageName[]>([]);

  useEffect(() => followTicketStyle(setTicketStyle), []);
  // What went wrong on the desk says nothing of the passphrase, nor the other way round.
  useEffect(() => setTrouble(), [screen?.unlocked]);
  useEffect(() => {
    let first = latest.current === undefined;
    const show = (next: Screen) => {
      setScreen(next);
      if (first) setDraft(withoutWriter(next.draft));
      else if (next.draft.writtenBy !== PAGE_ID) {
        setDraft(next.draft);
        // What went wrong was about whoever stood there before.
        if (next.draft.typed !== latest.current?.draft.typed) setTrouble();
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

  // Busy from the press on, not from when the worker first says so.
  const whileWaiting = async <T,>(name: MessageName, work: () => Promise<T>): Promise<T> => {
    setWaiting((names) => [...names, name]);
    const result = await work();
    setWaiting((names) => names.toSpliced(names.indexOf(name), 1));
    return result;
  };

  const ask: typeof send = async (name, payload) => {
    setTrouble();
    const result = await whileWaiting(name, () => sendWatched(name, payload));
    if (!result.ok) setTrouble({ failure: result.failure });
    // The next worker settles what the stopped one was at.
    if (!result.ok && result.failure.code === "worker-stopped") void wakeWorker();
    return result;
  };

  const checkAgain = async (attemptId: string) => {
    const result = await ask("check-again", { attemptId });
    if (!result.ok) setTrouble({ heading: words.result.notChecked, failure: result.failure, beside: true });
  };

  /** A worker that was stopped, or failed, leaves either an attempt, which is settled and shown, or nothing: then nothing was sent. */
  const apply = async (payload: Payload<"apply-fix">) => {
    const pressedAt = Date.now();
    setTrouble();
    const result = await sendWatched("apply-fix", payload);
    if (result.ok) return;
    if (result.failure.code === "worker-stopped") await wakeWorker();
    const key = fixUserKey(payload.fixId, payload.userId);
    const left = (await attemptsItem.getValue())[key];
    const isOfThisPress = (attempt: Attempt | undefined) => attempt !== undefined && attempt.preparedAt >= pressedAt;
    if (left && isOfThisPress(left)) {
      // Not left to the event that says so: a desk that looked idle in between would ask for another press.
      setScreen((shown) =>
        !shown || isOfThisPress(shown.attempts[key])
          ? shown
          : { ...shown, attempts: { ...shown.attempts, [key]: left } },
      );
      return;
    }
    setTrouble({ heading: words.result.notSent, failure: result.failure });
  };

  const asked = useRef("");
  const find = async (typed: string, userIdType: UserIdType) => {
    // As it is now: this may run some time after the page that asked for it was drawn.
    const lookup = latest.current?.lookup;
    const known = lookup?.typed === typed && lookup.userIdType === userIdType && lookup.state !== "failed";
    const query = await queryFor(typed, userIdType);
    // A worker that is only just starting takes longer to say that it is at it than the pause after the last key.
    const key = JSON.stringify([typed, userIdType]);
    if (known || !query || asked.current === key) return;
    if (Math.max(typed.length, query.userId.length) > LONGEST_TEXT) {
      setTrouble({ failure: { code: "query-too-long" } });
      return;
    }
    asked.current = key;
    const message = { typed, ...query };
    const result = await ask("find-user", message);
    // A read that a stopped worker left behind is simply asked for again.
    if (!result.ok && result.failure.code === "worker-stopped") await ask("find-user", message);
    if (asked.current === key) asked.current = "";
  };

  // What the context menu put there, or a look-up that was cut off, is looked up without a further key.
  const ready = screen?.unlocked === true && screen.allowed;
  const unanswered = draft.typed.trim() !== "" && screen?.lookup?.typed !== draft.typed;
  useEffect(() => {
    if (ready && unanswered && draft.writtenBy === undefined) void find(draft.typed, userIdTypeOf(draft));
  }, [ready, unanswered, draft]);

  const about = screen?.lookup?.customer?.userId;
  useEffect(() => (ready && about !== undefined ? keepWarm() : undefined), [ready, about]);

  if (!screen) return <Header onSettings={openSettings} />;

  const keepDraft = (next: Draft) => {
    setDraft({ ...next, writtenBy: PAGE_ID });
    setTrouble();
    void draftItem.setValue({ ...next, writtenBy: PAGE_ID });
  };

  const { settings, policy, secretStored, unlocked, allowed } = screen;
  if (!settings) {
    const { title, text, open } = words.setUp;
    return (
      <>
        <Header onSettings={openSettings} />
        <Notice title={title} text={text} action={open} onAction={openSettings} />
      </>
    );
  }
  // A secret that was kept for a session that is over, or was given for another service than the organisation now names.
  const missing = !secretFits(settings, policy) ? "secret-missing" : !unlocked && !secretStored && "secret-not-kept";
  if (missing !== false) {
    const { says, next } = words.failures[missing];
    return (
      <>
        <Header onSettings={openSettings} />
        <Notice title={says} text={next} action={words.setUp.open} onAction={openSettings} />
      </>
    );
  }
  if (!unlocked) {
    return (
      <>
        <Header onHistory={openHistory} onSettings={openSettings} />
        <Unlock
          failure={last?.failure}
          busy={waiting.includes("unlock")}
          onUnlock={(passphrase) => {
            void ask("unlock", { passphrase });
          }}
        />
      </>
    );
  }
  if (!allowed) {
    const { says, next } = words.failures["no-permission"];
    const { title, open, allow, allowText } = words.permission;
    const { serviceAddress } = inForce(settings, policy);
    return (
      <>
        <Header onSettings={openSettings} />
        {/* The browser's question would close a popup; the settings page has the button on top. */}
        {inPanel ? (
          <Notice
            title={title}
            text={allowText(new URL(serviceAddress).origin)}
            action={allow}
            onAction={() => void requestPermission(serviceAddress)}
          />
        ) : (
          <Notice title={title} text={`${says} ${next}`} action={open} onAction={openSettings} />
        )}
      </>
    );
  }

  const offered = fixIds(words).filter((id) => allowsFix(policy, id));
  const fixId = offered.find((id) => id === draft.fixId) ?? offered[0] ?? "unbind-phone";
  const isForDraft = screen.lookup?.typed === draft.typed && screen.lookup.userIdType === userIdTypeOf(draft);
  const lookup = isForDraft ? (screen.lookup ?? undefined) : undefined;
  const userId = lookup?.customer?.userId;
  const sentCode = userId === undefined ? undefined : screen.sentCodes[fixUserKey(fixId, userId)];
  const attempt = userId === undefined ? undefined : screen.attempts[fixUserKey(fixId, userId)];
  // What came of a press since, here or in another window, is the last word.
  const trouble = last && attempt && (attempt.settledAt ?? attempt.preparedAt) > last.at ? undefined : last;
  return (
    <TicketStyleContext.Provider value={ticketStyle}>
      <Header
        fix={{ chosen: fixId, offered, onChoose: (chosen) => keepDraft({ ...draft, fixId: chosen }) }}
        onSettings={openSettings}
        onHistory={openHistory}
        onSidePanel={inPanel ? undefined : () => void movePopupToSidePanel()}
        onLock={() => void ask("lock", {})}
      />
      <Desk
        draft={draft}
        fixId={fixId}
        lookup={lookup}
        sentCode={sentCode}
        attempt={attempt}
        trouble={trouble ?? troubleOf(words, { lookup, sentCode, attempt })}
        busy={waiting.length > 0}
        checking={waiting.includes("check-again")}
        onDraft={keepDraft}
        onFind={(typed, userIdType) => void find(typed, userIdType)}
        onSendCode={(id) => void ask("send-code", { fixId, userId: id })}
        onApply={(id, passCode, passCodeTypedAt) =>
          void whileWaiting("apply-fix", () => apply({ fixId, userId: id, passCode, passCodeTypedAt }))
        }
        onCheckAgain={(attemptId) => void checkAgain(attemptId)}
        onShown={(attemptId) => void send("mark-seen", { attemptIds: [attemptId] })}
        onClear={() => {
          asked.current = "";
          keepDraft({ typed: "" });
          void ask("clear-desk", {});
        }}
      />
    </TicketStyleContext.Provider>
  );
}

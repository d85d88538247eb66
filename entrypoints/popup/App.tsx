import { useEffect, useState } from "preact/hooks";
import { Desk, type DeskProps } from "../../components/Desk.tsx";
import { Header } from "../../components/Header.tsx";
import { Notice } from "../../components/Notice.tsx";
import type { Trouble } from "../../components/ResultContent.tsx";
import { sentCodeText } from "../../components/SendCode.tsx";
import { Unlock } from "../../components/Unlock.tsx";
import { useWords } from "../../components/use-words.ts";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import { fixUserKey, type Draft } from "../../lib/lookup.ts";
import { send, type Payload } from "../../lib/messages.ts";
import { openSettings } from "../../lib/open-settings.ts";
import { movePopupToSidePanel } from "../../lib/side-panel.ts";
import { followScreen, type Screen } from "../../lib/screen.ts";
import { attemptsItem, draftItem } from "../../lib/storage.ts";
import { queryFor, userIdTypeOf } from "../../lib/user-query.ts";
import type { Words } from "../../lib/words/en.ts";

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

/** The desk, in the popup and in the side panel: shows the watched state, turns what the agent does into messages. */
export function App({ inPanel = false }: { inPanel?: boolean }) {
  const words = useWords();
  const [screen, setScreen] = useState<Screen>();
  const [draft, setDraft] = useState<Draft>({ typed: "" });
  const [trouble, setTrouble] = useState<Trouble>();
  const [waiting, setWaiting] = useState<"unlock" | "check">();

  useEffect(() => {
    let first = true;
    const stop = followScreen((next) => {
      setScreen(next);
      if (first || next.draft.writtenBy !== PAGE_ID) setDraft(next.draft);
      first = false;
    });
    // The worker settles what the last one left open, and gets its token ready.
    void send("wake", {});
    return stop;
  }, []);

  const ask: typeof send = async (name, payload) => {
    setTrouble(undefined);
    const result = await send(name, payload);
    if (!result.ok) setTrouble({ failure: result.failure });
    // The next worker settles what the stopped one was at.
    if (!result.ok && result.failure.code === "worker-stopped") void send("wake", {});
    return result;
  };

  /** A stopped worker leaves either an attempt, which the next worker settles and shows, or nothing: then nothing was sent. */
  const apply = async (payload: Payload<"apply-fix">) => {
    const pressedAt = Date.now();
    setTrouble(undefined);
    const result = await send("apply-fix", payload);
    if (result.ok) return;
    if (result.failure.code === "worker-stopped") {
      await send("wake", {});
      const attempt = (await attemptsItem.getValue())[fixUserKey(payload.fixId, payload.userId)];
      if (attempt && attempt.preparedAt >= pressedAt) return;
    }
    setTrouble({ heading: words.result.notSent, failure: result.failure });
  };

  const find = async (typed: string, userIdType: UserIdType) => {
    const lookup = screen?.lookup;
    const known = lookup?.typed === typed && lookup.userIdType === userIdType && lookup.state !== "failed";
    const query = await queryFor(typed, userIdType);
    if (known || !query) return;
    const message = { typed, ...query };
    const result = await ask("find-user", message);
    // A read that a stopped worker left behind is simply asked for again.
    if (!result.ok && result.failure.code === "worker-stopped") await ask("find-user", message);
  };

  // What another page or the context menu put there, or a look-up that was cut off, is looked up without a further key.
  const ready = screen?.unlocked === true && screen.allowed;
  const unanswered = draft.typed.trim() !== "" && screen?.lookup?.typed !== draft.typed;
  useEffect(() => {
    if (ready && unanswered && draft.writtenBy !== PAGE_ID) void find(draft.typed, userIdTypeOf(draft));
  }, [ready, unanswered, draft]);

  if (!screen) return <Header onSettings={openSettings} />;

  const keepDraft = (next: Draft) => {
    setDraft({ ...next, writtenBy: PAGE_ID });
    setTrouble(undefined);
    void draftItem.setValue({ ...next, writtenBy: PAGE_ID });
  };

  const { settings, unlocked, allowed } = screen;
  if (!settings) {
    const { title, text, open } = words.setUp;
    return (
      <>
        <Header onSettings={openSettings} />
        <Notice title={title} text={text} action={open} onAction={openSettings} />
      </>
    );
  }
  if (!unlocked) {
    return (
      <>
        <Header onSettings={openSettings} />
        <Unlock
          failure={trouble?.failure}
          busy={waiting === "unlock"}
          onUnlock={(passphrase) => {
            setWaiting("unlock");
            void ask("unlock", { passphrase }).then(() => setWaiting(undefined));
          }}
        />
      </>
    );
  }
  if (!allowed) {
    const { says, next } = words.failures["no-permission"];
    const { title, open } = words.permission;
    return (
      <>
        <Header onSettings={openSettings} />
        <Notice title={title} text={`${says} ${next}`} action={open} onAction={openSettings} />
      </>
    );
  }

  const fixId = draft.fixId ?? "unbind-phone";
  const isForDraft = screen.lookup?.typed === draft.typed && screen.lookup.userIdType === userIdTypeOf(draft);
  const lookup = isForDraft ? (screen.lookup ?? undefined) : undefined;
  const userId = lookup?.customer?.userId;
  const sentCode = userId === undefined ? undefined : screen.sentCodes[fixUserKey(fixId, userId)];
  const attempt = userId === undefined ? undefined : screen.attempts[fixUserKey(fixId, userId)];
  return (
    <>
      <Header
        fix={{ chosen: fixId, onChoose: (chosen) => keepDraft({ ...draft, fixId: chosen }) }}
        onSettings={openSettings}
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
        checking={waiting === "check"}
        onDraft={keepDraft}
        onFind={(typed, userIdType) => void find(typed, userIdType)}
        onSendCode={(id) => void ask("send-code", { fixId, userId: id })}
        onApply={(id, passCode, passCodeTypedAt) => void apply({ fixId, userId: id, passCode, passCodeTypedAt })}
        onCheckAgain={(attemptId) => {
          setWaiting("check");
          void ask("check-again", { attemptId }).then(() => setWaiting(undefined));
        }}
        onClear={() => {
          keepDraft({ typed: "" });
          void ask("clear-desk", {});
        }}
      />
    </>
  );
}

import { useEffect, useState } from "preact/hooks";
import { Desk, type DeskProps } from "../../components/desk/Desk.tsx";
import { Header } from "../../components/desk/Header.tsx";
import { onDemand } from "../../components/on-demand.tsx";
import type { Trouble } from "../../components/result/ResultContent.tsx";
import { sentCodeText } from "../../components/desk/SendCode.tsx";
import { TicketStyleContext } from "../../components/result/use-ticket-style.ts";
import { useWords } from "../../components/shared/use-words.ts";
import type { Attempt } from "../../lib/state/attempt.ts";
import { allowsFix } from "../../lib/settings/allowed-fixes.ts";
import { barrierOf } from "../../lib/desk/barrier.ts";
import { fixUserKey } from "../../lib/state/customer.ts";
import { send, type Payload } from "../../lib/messages/messages.ts";
import { openHistory } from "../../lib/desk/open-history.ts";
import { openSettings } from "../../lib/desk/open-settings.ts";
import { inForce } from "../../lib/settings/effective-settings.ts";
import { movePopupToSidePanel } from "../../lib/desk/open-pages.ts";
import { sendWatched } from "../../lib/messages/send-watched.ts";
import type { Screen, ScreenFeed } from "../../lib/desk/desk-state.ts";
import { wakeWorker } from "../../lib/messages/wake-worker.ts";
import { PLAIN_TICKET } from "../../lib/state/ticket-style.ts";
import { followTicketStyle } from "../../lib/settings/ticket-style-in-force.ts";
import { userIdTypeOf } from "../../lib/customer/user-query.ts";
import type { Words } from "../../lib/words/en.ts";
import { fixIds } from "../../lib/fixes/fix-ids.ts";
import { useFind } from "./use-find.ts";
import { useRequests } from "./use-requests.ts";
import { useScreen } from "./use-desk-state.ts";

const beforeDesk = onDemand(async () => (await import("./BeforeDesk.tsx")).BeforeDesk);

/** Loads what stands before a desk that is not open; a page that opens with it waits for it, so that nothing jumps. */
export const loadBeforeDesk = beforeDesk.load;

interface AppProps {
  /** What the page began to read before it could draw. */
  feed?: ScreenFeed;
  inPanel?: boolean;
  /** Whether the desk is drawn open and empty for as long as nothing is read. */
  isAssumedOpen?: boolean;
}

/** What is read, where there is nothing to read. */
const EMPTY: Pick<Screen, "policy" | "lookup" | "sentCodes" | "attempts"> = {
  policy: {},
  lookup: null,
  sentCodes: {},
  attempts: {},
};

/** The desk, in the popup and in the side panel: shows the watched state, turns what the agent does into messages. */
export function App({ feed, inPanel = false, isAssumedOpen = false }: AppProps) {
  const words = useWords();
  const requests = useRequests();
  const { waiting, setTrouble, whileSlow, ask } = requests;
  // What went wrong was about whoever stood there before.
  const shown = useScreen(feed, setTrouble);
  const { screen, draft, showLeft } = shown;
  const barrier = screen && barrierOf(screen);
  const ready = screen !== undefined && barrier === undefined;
  const { find, forget } = useFind(shown, requests, ready);
  const [ticketStyle, setTicketStyle] = useState(PLAIN_TICKET);

  useEffect(() => followTicketStyle(setTicketStyle), []);
  // What went wrong on the desk says nothing of the passphrase, nor the other way round.
  useEffect(() => setTrouble(), [screen?.unlocked]);
  const about = screen?.lookup?.customer?.userId;
  useEffect(() => (ready && about !== undefined ? keepReady(shown.showAhead) : undefined), [ready, about]);

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
    if (await showLeft(fixUserKey(payload.fixId, payload.userId), pressedAt)) return;
    setTrouble({ heading: words.result.notSent, failure: result.failure });
  };

  const keepDraft: typeof shown.keepDraft = (next) => {
    shown.keepDraft(next);
    setTrouble();
  };

  if (!screen && !isAssumedOpen) return <Header onSettings={openSettings} />;
  if (screen && barrier !== undefined) {
    const { settings, policy } = screen;
    return (
      <beforeDesk.Component
        barrier={barrier}
        serviceAddress={settings ? inForce(settings, policy).serviceAddress : undefined}
        inPanel={inPanel}
        failure={requests.trouble?.failure}
        unlocking={waiting.includes("unlock")}
        onUnlock={(passphrase) => void ask("unlock", { passphrase })}
      />
    );
  }

  const { policy, lookup: known, sentCodes, attempts } = screen ?? EMPTY;
  const offered = fixIds(words).filter((id) => allowsFix(policy, id));
  const fixId = offered.find((id) => id === draft.fixId) ?? offered[0] ?? "unbind-phone";
  const isForDraft = known?.typed === draft.typed && known.userIdType === userIdTypeOf(draft);
  const lookup = isForDraft ? known : undefined;
  const userId = lookup?.customer?.userId;
  const sentCode = userId === undefined ? undefined : sentCodes[fixUserKey(fixId, userId)];
  const attempt = userId === undefined ? undefined : attempts[fixUserKey(fixId, userId)];
  // What came of a press since, here or in another window, is the last word.
  const isOld = ({ at }: { at: number }) => attempt && (attempt.settledAt ?? attempt.preparedAt) > at;
  const trouble = requests.trouble && !isOld(requests.trouble) ? requests.trouble : undefined;
  return (
    <TicketStyleContext.Provider value={ticketStyle}>
      <Header
        fix={{ chosen: fixId, offered, onChoose: (chosen) => keepDraft({ ...draft, fixId: chosen }) }}
        onSettings={openSettings}
        onHistory={openHistory}
        onSidePanel={inPanel ? undefined : () => void movePopupToSidePanel()}
        onLock={() => void ask("lock", {}, {})}
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
        // Perhaps long after the customer was found: a worker that sleeps starts while the code is typed.
        onCodeBegun={() => void send("which-worker", {})}
        onApply={(id, passCode, passCodeTypedAt) =>
          void whileSlow("apply-fix", () => apply({ fixId, userId: id, passCode, passCodeTypedAt }))
        }
        onCheckAgain={(attemptId) => void checkAgain(attemptId)}
        onShown={(attemptId) => void send("mark-seen", { attemptIds: [attemptId] })}
        onClear={() => {
          forget();
          keepDraft({ typed: "" });
          // Once more, when the next customer may stand there, this one alone.
          void ask("clear-desk", {}, known ? { lookupId: known.lookupId } : undefined);
        }}
      />
    </TicketStyleContext.Provider>
  );
}

/** Keeps whatever a press needs ready; nobody needs that before a customer is there. */
function keepReady(onAnswered: (attempt: Attempt) => void): () => void {
  const kept = import("../../lib/keep-warm.ts").then(({ keepWarm }) => keepWarm(onAnswered));
  return () => void kept.then((stop) => stop());
}

/** What the watched state says went wrong last and is not part of an attempt; absent where the attempt is the newest there is to say. */
function troubleOf(
  words: Words,
  { lookup, sentCode, attempt }: Pick<DeskProps, "lookup" | "sentCode" | "attempt">,
): Trouble | undefined {
  if (lookup?.failure) return { failure: lookup.failure };
  if (!sentCode?.failure || (attempt && sentCode.at < (attempt.settledAt ?? Infinity))) return undefined;
  return { heading: sentCodeText(sentCode, words), failure: sentCode.failure };
}

import { useEffect, useState } from "preact/hooks";
import { Desk, type DeskProps } from "../../components/desk/Desk.tsx";
import { ClockNote } from "../../components/desk/ClockNote.tsx";
import { NotInserted } from "../../components/desk/NotInserted.tsx";
import { Header } from "../../components/desk/Header.tsx";
import { codeTrouble, sentCodeTrouble } from "../../components/desk/SendCode.tsx";
import type { Trouble } from "../../components/result/Result.tsx";
import { TicketStyleContext } from "../../components/result/use-ticket-style.ts";
import { useNow } from "../../components/shared/use-now.ts";
import { barrierOf, fixesShown, isOfBarrier, type DeskFeed, type DeskState } from "../../lib/desk/desk-state.ts";
import { isOfService, isUnseen } from "../../lib/state/attempt.ts";
import { fixUserKey, type Draft } from "../../lib/state/customer.ts";
import { send, startWorker, wakeWorker } from "../../lib/messages/send.ts";
import type { Payload } from "../../lib/messages/protocol.ts";
import { addressesOf, inForce, followTicketStyle } from "../../lib/settings/effective-settings.ts";
import { hasSidePanel, movePopupToSidePanel, openHistory, openSettings } from "../../lib/desk/open-pages.ts";
import { PLAIN_TICKET } from "../../lib/state/settings.ts";
import { CODE_LIFE } from "../../lib/customer/code-wait.ts";
import { userIdTypeOf } from "../../lib/customer/user-query.ts";
import { FIRST_FIX } from "../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { BeforeDesk } from "./BeforeDesk.tsx";
import { useCleared } from "./use-cleared.ts";
import { useFind } from "./use-find.ts";
import { usePreview } from "./use-preview.ts";
import { useRequests } from "./use-requests.ts";
import { useDeskState, withoutWriter } from "./use-desk-state.ts";

interface AppProps {
  feed: DeskFeed;
  inPanel?: boolean;
}

/**
 * The desk, in the popup and in the side panel: shows the watched state, turns what the agent does
 * into messages.
 */
export function App({ feed, inPanel = false }: AppProps) {
  const shown = useDeskState(feed);
  const { state, draft, showLeft } = shown;
  const requests = useRequests(() => whatIsOnDesk(shown.latest(), shown.latestDraft()));
  const { isWaiting, clearTrouble, atPress, whileWaiting, ask } = requests;
  const barrier = barrierOf(state);
  const { find, forget } = useFind(shown, requests, barrier === undefined);
  const known = state.lookup;
  const offered = fixesShown(state);
  const fixId = chosenFix(offered, draft);
  const isForDraft = known?.typed === draft.typed && known.userIdType === userIdTypeOf(draft);
  const lookup = isForDraft ? known : undefined;
  const readPreview = usePreview(barrier === undefined ? lookup : undefined, fixId, requests);
  const [ticketStyle, setTicketStyle] = useState(PLAIN_TICKET);
  const [cleared, setCleared] = useCleared(state.unlocked);

  useEffect(() => followTicketStyle(setTicketStyle), []);
  // What went wrong on the desk says nothing of the passphrase, nor the other way round.
  useEffect(clearTrouble, [state.unlocked, state.allowed]);
  // Nor of a customer who could not be looked up because of it.
  useEffect(() => {
    if (barrier === undefined && isOfBarrier(lookup?.failure)) void find(draft.typed, userIdTypeOf(draft));
  }, [barrier === undefined]);

  const inUse = state.settings ? inForce(state.settings, state.policy) : undefined;
  const serviceAddress = inUse?.serviceAddress ?? "";

  const { sentCodes, attempts } = state;
  const userId = lookup?.customer?.userId;
  const key = userId === undefined ? undefined : fixUserKey({ serviceAddress, fixId, userId });
  const target = lookup?.customer?.verdicts[fixId]?.target;
  const seen = { serviceAddress, ...(target !== undefined && { target }) };
  const sentCode = key === undefined ? undefined : sentCodes[key];
  const attempt = key === undefined ? undefined : attempts[key];
  const unseen = Object.values(attempts).filter((one) => one !== attempt && isUnseen(one, state.seenAttempts)).length;
  const codeOverAt = sentCode?.failure ? sentCode.at + CODE_LIFE : 0;
  const failedCode = useNow(codeOverAt) < codeOverAt ? sentCode : undefined;

  const checkAgain = async (attemptId: string) => {
    const tell = atPress();
    const result = await ask("check-again", { attemptId });
    if (!result.ok) tell({ heading: (words) => words.result.notChecked, failure: result.failure, beside: true });
  };

  const sendCode = async (payload: Payload<"send-code">) => {
    const tell = atPress();
    const result = await ask("send-code", payload);
    if (!result.ok) tell(codeTrouble(result.failure));
  };

  const putBack = async (attemptId: string) => {
    const tell = atPress();
    const result = await ask("put-back", { attemptId });
    if (result.ok) return;
    const { failure } = result;
    // A worker that was stopped may have sent it.
    const isUnclear = failure.code === "worker-stopped";
    tell({ heading: (words) => words.result[isUnclear ? "unclearPutBack" : "notPutBack"], failure, beside: true });
  };

  /**
   * A worker that was stopped, or failed, left either an attempt, which is settled and shown, or
   * sent nothing.
   */
  const apply = async (payload: Payload<"apply-fix">) => {
    const pressedAt = Date.now();
    const tell = atPress();
    clearTrouble();
    const result = await send("apply-fix", payload);
    if (result.ok) return;
    if (result.failure.code === "worker-stopped") await wakeWorker();
    if (await showLeft(fixUserKey({ ...payload, serviceAddress }), pressedAt)) return;
    tell({ heading: (words) => words.result.notSent, failure: result.failure });
  };

  /**
   * The worker first: a text in **User** without a look-up would be looked up anew, and the result
   * be lost.
   */
  const undo = async (before: Draft) => {
    setCleared(undefined);
    await ask("undo-clear", {}, {});
    // Whoever types the next customer meanwhile wants no undo any more.
    if (shown.latestDraft().typed === "") keepDraft(before);
  };

  const keepDraft: typeof shown.keepDraft = (next) => {
    shown.keepDraft(next);
    clearTrouble();
  };

  const chooseFix = (chosen: FixId) => {
    keepDraft({ ...draft, fixId: chosen });
    // Choosing the same fix once more is all that its keys can do after a read that failed.
    if (chosen === fixId) readPreview();
  };

  if (barrier !== undefined)
    return (
      <BeforeDesk
        barrier={barrier}
        addresses={state.settings ? addressesOf(inForce(state.settings, state.policy)) : []}
        inPanel={inPanel}
        unseen={unseen}
        failure={requests.trouble?.failure}
        unlocking={isWaiting("unlock")}
        onUnlock={(passphrase) => void ask("unlock", { passphrase, askedAt: Date.now() })}
      />
    );

  // An attempt that is newer, from here or another window, is the last word.
  const isOld = ({ at }: { at: number }) => attempt && isAfter(attempt.settledAt ?? attempt.preparedAt, at);
  const trouble = requests.trouble && !isOld(requests.trouble) ? requests.trouble : undefined;
  return (
    <TicketStyleContext.Provider value={ticketStyle}>
      <Header
        fix={{ chosen: fixId, offered, onChoose: chooseFix }}
        onSettings={openSettings}
        onHistory={openHistory}
        unseen={unseen}
        onSidePanel={inPanel || !hasSidePanel() ? undefined : () => void movePopupToSidePanel()}
        onLock={() => void ask("lock", {}, {})}
        note={<ClockNote serviceAddress={serviceAddress} />}
      />
      <NotInserted />
      <Desk
        draft={draft}
        fixId={fixId}
        offered={offered}
        onChooseFix={chooseFix}
        route={inUse?.route ?? "unbind-phone"}
        lookup={lookup}
        sentCode={sentCode}
        attempt={attempt}
        trouble={trouble ?? troubleOf({ lookup, sentCode: failedCode, attempt }, target, state.historyOff)}
        recent={state.recent.filter((one) => inUse && isOfService(one, inUse))}
        busy={isWaiting()}
        checking={isWaiting("check-again") || isWaiting("put-back")}
        onDraft={keepDraft}
        onFind={(typed, userIdType) => {
          void find(typed, userIdType);
          readPreview();
        }}
        onSendCode={(id) => void sendCode({ fixId, userId: id, ...seen })}
        // A worker that sleeps starts while the code is typed.
        onCodeBegun={startWorker}
        onApply={(id, passCode, passCodeTypedAt) =>
          void whileWaiting("apply-fix", () => apply({ fixId, userId: id, ...seen, passCode, passCodeTypedAt }))
        }
        onReadLogins={(userId) => send("read-logins", { userId })}
        onCheckAgain={(attemptId) => void checkAgain(attemptId)}
        onPutBack={(attemptId) => void putBack(attemptId)}
        onShown={(attemptId) => void send("mark-seen", { attemptIds: [attemptId] })}
        onClear={() => {
          forget();
          if (draft.typed !== "") setCleared(withoutWriter(draft));
          // The fix stays: tickets of one kind come in rows.
          keepDraft({ typed: "", ...(draft.fixId && { fixId: draft.fixId }) });
          // If it is sent once more, the next customer may be there: it clears this one alone.
          void ask("clear-desk", {}, known ? { lookupId: known.lookupId } : undefined);
        }}
        onUndo={cleared && (() => void undo(cleared))}
      />
    </TicketStyleContext.Provider>
  );
}

function chosenFix(offered: readonly FixId[], draft: Draft): FixId {
  return offered.find((id) => id === draft.fixId) ?? offered[0] ?? FIRST_FIX;
}

/** What keeps the desk closed; else who is on it, and the fix. As one text. */
function whatIsOnDesk(state: DeskState, draft: Draft): string {
  const who = [draft.typed, userIdTypeOf(draft), chosenFix(fixesShown(state), draft)];
  return JSON.stringify(barrierOf(state) ?? who);
}

/** A moment later than now is one from before the clock was set back. */
function isAfter(moment: number, at: number): boolean {
  return moment > at && moment <= Date.now();
}

/** What went wrong last outside of an attempt; absent if the attempt is newer. */
function troubleOf(
  { lookup, sentCode, attempt }: Pick<DeskProps, "lookup" | "sentCode" | "attempt">,
  target: string | undefined,
  historyOff: boolean,
): Trouble | undefined {
  // Whoever reads it before a code is sent spends none.
  if (historyOff) return { failure: { code: "history-off" } };
  if (lookup?.failure) return { failure: lookup.failure };
  const failure = sentCode?.failure;
  if (!failure || isOfBarrier(failure)) return undefined;
  // Of a code for the phone before, only that the phone has changed is of use.
  if (sentCode.target !== target && failure.code !== "target-changed") return undefined;
  if (attempt && (attempt.settledAt === undefined || isAfter(attempt.settledAt, sentCode.at))) return undefined;
  return sentCodeTrouble(sentCode);
}

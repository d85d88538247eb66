import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import type { Failure } from "../../lib/failure.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import type { Draft, Lookup, SentCode } from "../../lib/state/customer.ts";
import { passCodeIn } from "../../lib/customer/pass-code.ts";
import { westernDigits } from "../../lib/customer/plain-text.ts";
import { recognisedType, recogniseUser, userIdTypeOf } from "../../lib/customer/user-query.ts";
import { isFinished } from "../../lib/attempt/is-finished.ts";
import { FIX_FACTS } from "../../lib/fixes/fix-ids.ts";
import { ApplyButton } from "./ApplyButton.tsx";
import { CustomerCard } from "./CustomerCard.tsx";
import { NextStep } from "./NextStep.tsx";
import { PassCodeField } from "./PassCodeField.tsx";
import { Result, type Trouble } from "../result/Result.tsx";
import { SendCode, SentCodeNote } from "./SendCode.tsx";
import { useShortcuts } from "./use-shortcuts.ts";
import { useWords } from "../shared/use-words.ts";
import { UserField } from "./UserField.tsx";

export interface DeskProps {
  draft: Draft;
  fixId: FixId;
  /** The fixes on the desk. */
  offered: readonly FixId[];
  onChooseFix: (fixId: FixId) => void;
  /** The look-up for what stands in **User**, the code sent to and the attempt for who was found. */
  lookup: Lookup | undefined;
  sentCode: SentCode | undefined;
  attempt: Attempt | undefined;
  /** What went wrong since, outside of the attempt. */
  trouble: Trouble | undefined;
  /** Whether something was asked that isn't answered yet. */
  busy: boolean;
  checking: boolean;
  onDraft: (draft: Draft) => void;
  onFind: (typed: string, userIdType: UserIdType) => void;
  onSendCode: (userId: string) => void;
  /** The agent begins to enter the code, and will press in a moment. */
  onCodeBegun?: () => void;
  onApply: (userId: string, passCode: string, passCodeTypedAt: number) => void;
  onCheckAgain: (attemptId: string) => void;
  /** What had changed besides the fix is to be as it was. */
  onPutBack?: (attemptId: string) => void;
  onClear: () => void;
  /** An outcome is on screen. */
  onShown?: (attemptId: string) => void;
}

/** Milliseconds without a key after which the text is looked up: one that is surely complete, and one that could go on. */
const TYPING_PAUSE = { complete: 300, other: 1_000 };

/** The whole job on one page: who, which code, one press, and what came of it. */
export function Desk(props: DeskProps) {
  const { draft, fixId, lookup, sentCode, attempt, trouble, checking } = props;
  const words = useWords();
  const fix = words.fixes[fixId];
  const userInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const [passCode, setPassCode] = useState({ text: "", typedAt: 0 });
  const [codeFailure, setCodeFailure] = useState<Failure>();
  const [moveOn, setMoveOn] = useState(false);
  const [armedAt, setArmedAt] = useState(0);

  const recognised = recognisedType(draft.typed);
  const userIdType = userIdTypeOf(draft);
  const customer = lookup?.customer;
  const preview = customer?.verdicts[fixId];
  const target = preview?.target;
  const { asksForCode } = FIX_FACTS[fixId];
  const applying = isUnderWay(attempt);
  const finished = isFinished(attempt, preview, lookup);
  const busy = props.busy || applying || checking || lookup?.state === "finding" || sentCode?.state === "sending";

  // Before the first paint: whoever opens the desk is typing already.
  useLayoutEffect(() => userInput.current?.focus(), []);

  // A number, an address or an ID is complete or it isn't; a username could always go on.
  const complete = recognised === "email" || recognised === "user_id" || isWholePhone(draft.typed, recognised);
  useEffect(() => {
    if (draft.typed.trim() === "" || lookup) return;
    const pause = setTimeout(
      () => props.onFind(draft.typed, userIdType),
      complete ? TYPING_PAUSE.complete : TYPING_PAUSE.other,
    );
    return () => clearTimeout(pause);
    // Typing, another type, or a desk cleared under a customer who was typed again, starts the pause anew.
  }, [draft.typed, userIdType, lookup === undefined]);

  // Enter in User moves on once it is clear who it is.
  useEffect(() => {
    if (!moveOn || !lookup || lookup.state === "finding") return;
    setMoveOn(false);
    if (lookup.state === "found") codeInput.current?.focus();
  }, [moveOn, lookup?.state]);

  useShortcuts();
  // A code that worked is used up, and the next thing the agent needs is the request ID.
  useEffect(() => {
    if (attempt?.outcome !== "done") return;
    setPassCode({ text: "", typedAt: 0 });
    // Where the button is gone already, the focus went with it.
    const { activeElement, body } = document;
    const form = userInput.current?.form;
    const atTheButton = activeElement === body || form?.contains(activeElement) === true;
    if (atTheButton && activeElement !== userInput.current)
      form?.querySelector<HTMLElement>('[aria-keyshortcuts="Alt+C"]')?.focus();
  }, [attempt?.attemptId, attempt?.outcome]);

  const submit = () => {
    if (!customer || applying) return;
    if (!asksForCode) {
      props.onApply(customer.userId, "", armedAt);
      return;
    }
    const code = passCodeIn(passCode.text);
    if (!code.ok) {
      setCodeFailure(code.failure);
      codeInput.current?.focus();
      return;
    }
    setCodeFailure(undefined);
    // A message that was dropped or typed: its code is seen first, and sent by the next press.
    if (code.value !== digitsTyped(passCode.text)) {
      setPassCode({ ...passCode, text: code.value });
      return;
    }
    props.onApply(customer.userId, code.value, passCode.typedAt);
  };

  const clear = () => {
    setPassCode({ text: "", typedAt: 0 });
    setCodeFailure(undefined);
    props.onClear();
    userInput.current?.focus();
  };

  return (
    <form
      class="desk"
      aria-label={words.desk.desk}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        // The first Escape clears the desk; on an empty one it is left to the browser, which closes the popup.
        if (event.key !== "Escape" || event.isComposing || (draft.typed === "" && passCode.text === "")) return;
        event.preventDefault();
        clear();
      }}
    >
      <UserField
        typed={draft.typed}
        userIdType={userIdType}
        inputRef={userInput}
        onType={(typed) => props.onDraft(draftAfter(draft, typed))}
        onChooseType={(chosen) => {
          props.onDraft({ ...draft, userIdType: chosen });
          if (draft.typed.trim() !== "") props.onFind(draft.typed, chosen);
        }}
        onReady={(byEnter) => {
          if (draft.typed.trim() === "") return;
          if (byEnter) setMoveOn(true);
          // Leaving the field doesn't ask again for what is known; Enter does where it failed.
          if (!lookup || (byEnter && lookup.state === "failed")) props.onFind(draft.typed, userIdType);
        }}
      />
      <CustomerCard lookup={lookup} fixId={fixId} done={attempt?.outcome === "done"} />
      {!finished && (
        <>
          {asksForCode ? (
            <PassCodeField
              value={passCode.text}
              failure={codeFailure}
              inputRef={codeInput}
              onType={(text) => {
                if (passCode.text === "") props.onCodeBegun?.();
                setPassCode({ text, typedAt: Date.now() });
                setCodeFailure(undefined);
              }}
              onPaste={(text) => {
                if (passCode.text === "") props.onCodeBegun?.();
                const code = passCodeIn(text);
                setPassCode({ text: code.ok ? code.value : text, typedAt: Date.now() });
                setCodeFailure(code.ok ? undefined : code.failure);
              }}
            >
              <SendCode
                sentCode={sentCode}
                possible={target !== undefined && !applying}
                onSend={() => {
                  if (!customer) return;
                  props.onSendCode(customer.userId);
                  // The button is about to count down, and a disabled one would drop the focus; the code is typed next anyway.
                  codeInput.current?.focus();
                }}
              />
            </PassCodeField>
          ) : (
            <p class="note">{words.fixChoice.noCode}</p>
          )}
          <SentCodeNote sentCode={attempt ? undefined : sentCode} />
          <ApplyButton
            label={
              target === undefined
                ? fix.button
                : fix.buttonFor(target, customer?.name ?? "", preview?.parts?.length ?? 0)
            }
            armedLabel={asksForCode ? undefined : fix.armed}
            about={`${customer?.userId} ${fixId} ${target}`}
            disabled={!customer}
            applying={applying}
            onArmed={setArmedAt}
          />
        </>
      )}
      <Result
        attempt={attempt}
        trouble={trouble}
        checking={checking}
        onCheckAgain={props.onCheckAgain}
        onPutBack={props.onPutBack}
        onShown={props.onShown}
      />
      {finished && (
        <button type="button" class="button button-primary button-wide" onClick={clear}>
          {words.after.nextCustomer}
        </button>
      )}
      {finished && <NextStep fixId={fixId} offered={props.offered} onChoose={props.onChooseFix} />}
    </form>
  );
}

function isWholePhone(typed: string, recognised: UserIdType | undefined): boolean {
  const read = recognised === "phone" ? recogniseUser(typed) : undefined;
  return read?.ok === true && read.value.userId.length === 11;
}

/** What an agent sees as digits: in groups, or of another script, but no word beside them. */
function digitsTyped(text: string): string | undefined {
  return /\p{L}/u.test(text) ? undefined : westernDigits(text).replace(/\D/gu, "");
}

/** An emptied field forgets the chosen type: it belonged to what stood there. */
function draftAfter({ userIdType, ...draft }: Draft, typed: string): Draft {
  return typed.trim() === "" || userIdType === undefined ? { ...draft, typed } : { ...draft, typed, userIdType };
}

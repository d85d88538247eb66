import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import type { Login } from "../../lib/authing/login-history.ts";
import type { Failure, FailureCode, Result as Answer } from "../../lib/failure.ts";
import type { Route } from "../../lib/fixes/fix.ts";
import { targetText } from "../../lib/words/fix-words.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { draftOfUser, type Draft, type Lookup, type RecentCustomer, type SentCode } from "../../lib/state/customer.ts";
import { draftAfter } from "./draft-after.ts";
import { CODE_LIFE } from "../../lib/customer/code-wait.ts";
import { recognisedType, recogniseUser, userIdTypeOf } from "../../lib/customer/user-query.ts";
import { isFinished } from "../../lib/attempt/is-finished.ts";
import { FIX_FACTS } from "../../lib/fixes/fix-ids.ts";
import { ApplyButton } from "./ApplyButton.tsx";
import { CustomerCard } from "./CustomerCard.tsx";
import { DeskFoot } from "./DeskFoot.tsx";
import { NextStep } from "./NextStep.tsx";
import { PassCodeField } from "./PassCodeField.tsx";
import { People } from "./People.tsx";
import { Result, type Trouble } from "../result/Result.tsx";
import { SendCode, SentCodeNote } from "./SendCode.tsx";
import { usePassCode } from "./use-pass-code.ts";
import { Icon } from "../shared/Icon.tsx";
import { useKeptFocus } from "../shared/use-kept-focus.ts";
import { useShortcuts } from "../shared/use-shortcuts.ts";
import { useWaitingPress } from "./use-waiting-press.ts";
import { useWords } from "../shared/use-words.ts";
import { UserField } from "./UserField.tsx";
import { withKey } from "../shared/with-key.ts";

export interface DeskProps {
  draft: Draft;
  fixId: FixId;
  /** The fixes on the desk. */
  offered: readonly FixId[];
  onChooseFix: (fixId: FixId) => void;
  route: Route;
  /** The look-up for what is in **User**, the code sent to and the attempt for who was found. */
  lookup: Lookup | undefined;
  sentCode: SentCode | undefined;
  attempt: Attempt | undefined;
  /** What went wrong since, outside of the attempt. */
  trouble: Trouble | undefined;
  /** The customers of this session, the newest first. */
  recent: readonly RecentCustomer[];
  /** Whether something was asked that isn't answered yet. */
  busy: boolean;
  checking: boolean;
  onDraft: (draft: Draft) => void;
  /** Whoever stands in **User** is to be looked up, or what is missing of them to be read. */
  onFind: (typed: string, userIdType: UserIdType) => void;
  onSendCode: (userId: string) => void;
  /** The agent begins to enter the code, and will press in a moment. */
  onCodeBegun?: () => void;
  onApply: (userId: string, passCode: string, passCodeTypedAt: number) => void;
  onCheckAgain: (attemptId: string) => void;
  /** What had changed besides the fix is to be as it was. */
  onPutBack?: (attemptId: string) => void;
  onClear: () => void;
  /** Puts back what was cleared; absent if there is nothing to put back. */
  onUndo: (() => void) | undefined;
  /** Reads the customer's last sign-ins. */
  onReadLogins?: (userId: string) => Promise<Answer<Login[]>>;
  /** An outcome is on screen. */
  onShown?: (attemptId: string) => void;
}

/**
 * Milliseconds without a key after which the text is looked up: one that is surely complete, and
 * one that could go on.
 */
const TYPING_PAUSE = { complete: 300, other: 1_000 };

/** Somebody else has to do something first: the service would say the same once more. */
const IN_VAIN: ReadonlySet<FailureCode | undefined> = new Set([
  "end-user-only",
  "only-login-method",
  "origin-refused",
  "token-refused",
  "fix-not-allowed",
  "history-off",
]);

/** A look-up that failed for one of these may go well a moment later. */
const MAY_PASS: ReadonlySet<FailureCode> = new Set([
  "unreachable",
  "timed-out",
  "undocumented-answer",
  "worker-stopped",
  "unexpected",
]);

/** The whole job on one page: who, which code, one press, and what came of it. */
export function Desk(props: DeskProps) {
  const { draft, fixId, lookup, attempt, checking } = props;
  const words = useWords();
  const fix = words.fixes[fixId];
  const userInput = useRef<HTMLInputElement>(null);
  const [composing, setComposing] = useState(false);
  const [armedAt, setArmedAt] = useState(0);
  /** The result that has stepped back: the agent goes on with the same customer. */
  const [steppedBack, setSteppedBack] = useState("");

  const typed = draft.typed.trim();
  const recognised = recognisedType(draft.typed);
  const userIdType = userIdTypeOf(draft);
  const customer = lookup?.customer;
  const passCode = usePassCode({ fixId, typed, userId: customer?.userId }, lookup !== undefined);
  const preview = customer?.verdicts[fixId];
  const target = preview?.target;
  // A code that went to another phone is no code for this one.
  const sentCode = props.sentCode?.target === target ? props.sentCode : undefined;
  const { asksForCode } = FIX_FACTS[fixId];
  /** A code can't even be sent; a fix without one reads once more if it is pressed all the same. */
  const isIdle = asksForCode && preview !== undefined && target === undefined;
  const applying = isUnderWay(attempt);
  const isEmpty = draft.typed === "" && passCode.text === "";
  const busy = props.busy || applying || checking || lookup?.state === "finding" || sentCode?.state === "sending";

  /** Done, and seen to be done: there is nothing more to press for this customer. */
  const finished = isFinished(attempt, preview, lookup, Date.now());
  const resultId = resultIdOf(props);
  const isBack = resultId !== "" && resultId === steppedBack && !finished;
  const shown = isBack ? undefined : attempt;
  const trouble = isBack ? undefined : props.trouble;
  const hasResult = shown !== undefined || trouble !== undefined;
  /** What happened is open: to look again comes before to press again. */
  const isOpen = shown?.state === "settled" && isWorthChecking(shown) && (!trouble || trouble.beside === true);
  const saidNo = shown?.outcome === "refused" || shown?.outcome === "not-sent" ? shown.failure : undefined;
  const canFindAgain = mayPass(lookup?.failure);
  /** To press would be in vain: the card or the result beside the button says why. */
  const foretold =
    preview?.against.some((obstacle) => obstacle !== "not-active") === true ||
    (customer !== undefined && IN_VAIN.has((trouble?.failure ?? saidNo)?.code));

  // Before the first paint: whoever opens the desk is typing already, the code that was sent before
  // the popup closed, or the next customer over the one before.
  useLayoutEffect(() => {
    const waitsForCode = asksForCode && !hasResult && sentCode !== undefined && Date.now() - sentCode.at < CODE_LIFE;
    const first = waitsForCode ? passCode.input : userInput;
    first.current?.focus();
    first.current?.select();
  }, []);

  // A number, an address or an ID is complete or it isn't; a username could always go on.
  const complete = recognised === "email" || recognised === "user_id" || isWholePhone(draft.typed, recognised);
  useEffect(() => {
    if (typed === "" || lookup || composing) return;
    const pause = setTimeout(
      () => props.onFind(draft.typed, userIdType),
      complete ? TYPING_PAUSE.complete : TYPING_PAUSE.other,
    );
    return () => clearTimeout(pause);
    // Typing, another type, or a desk cleared under a customer who was typed again, starts the
    // pause anew.
  }, [draft.typed, userIdType, lookup === undefined, composing]);

  // Enter in User moves on once it is clear who it is. Whoever types on stays there.
  const moveOn = useWaitingPress(whoIn(draft.typed, userIdType));
  useEffect(() => {
    if (!moveOn.waits || !lookup || lookup.state === "finding") return;
    moveOn.end();
    if (lookup.state !== "found") return;
    const button = userInput.current?.form?.querySelector<HTMLElement>(".button-main");
    // Whoever is in Pass code by now is typing.
    if (!passCode.input.current) button?.focus();
    else if (document.activeElement !== passCode.input.current) passCode.select();
  }, [moveOn.waits, lookup?.state]);

  useShortcuts();

  // A code that worked is used up, and the next thing the agent needs is the request ID. One that
  // was refused is typed over.
  useEffect(() => {
    const outcome = attempt?.outcome;
    if (!attempt || outcome === undefined) return;
    // An older result takes neither the code that was typed since, nor the focus.
    if (passCode.typedAt > (attempt.settledAt ?? Infinity)) return;
    if (outcome === "done") passCode.forget();
    // Where the button is gone already, the focus went with it.
    const { activeElement, body } = document;
    const form = userInput.current?.form;
    const atTheButton = activeElement === body || form?.contains(activeElement) === true;
    if (!atTheButton || activeElement === userInput.current) return;
    const button = (keys: string) => form?.querySelector<HTMLElement>(`[aria-keyshortcuts="${keys}"]`);
    if (outcome === "done") (button("Alt+A") ?? button("Alt+C"))?.focus();
    else if (button("Alt+A")) button("Alt+A")?.focus();
    // The next code may be typed already.
    else if (passCode.typedAt <= attempt.preparedAt) passCode.select();
  }, [attempt?.attemptId, attempt?.outcome]);

  // Never to a button that changes something if a code is asked for: Enter may still be held down.
  useKeptFocus(() => {
    const { current: input } = userInput;
    const button = (selector: string) => input?.form?.querySelector<HTMLElement>(selector);
    if (isOpen) button('[aria-keyshortcuts="Alt+A"]')?.focus();
    else if (finished) button('[aria-keyshortcuts="Alt+C"]')?.focus();
    else if (!customer) input?.focus();
    else if (asksForCode) passCode.select();
    else button(".button-main")?.focus();
  });

  // Enter in Pass code before the customer is found. A fix without a code never waits: its two
  // presses are for whom the agent sees.
  /** Whether it will be clear without the agent who is meant. */
  const isComing = lookup ? lookup.state === "finding" : typed !== "" && !props.trouble;
  const press = useWaitingPress(
    asksForCode ? JSON.stringify([whoIn(draft.typed, userIdType), fixId, passCode.text]) : undefined,
  );
  const submit = () => {
    if (applying || finished || isOpen) return;
    if (!asksForCode) {
      if (customer) props.onApply(customer.userId, "", armedAt);
      return;
    }
    const code = passCode.read(isIdle);
    if (code === undefined) return;
    // A press before it is clear who is meant waits, or leads to where the agent says who it is.
    // Never to the list below: a second Enter would choose from it.
    if (customer) props.onApply(customer.userId, code, passCode.typedAt);
    else if (isComing) {
      press.wait();
      // What is unclear is said now, and not after the pause.
      if (!lookup) props.onFind(draft.typed, userIdType);
    } else if (document.activeElement === passCode.input.current) userInput.current?.focus();
  };
  useEffect(() => {
    if (!press.waits || isComing) return;
    press.end();
    // Where a refusal is foretold the agent reads it first.
    if (!foretold) submit();
  }, [press.waits, isComing]);

  const clear = () => {
    passCode.forget();
    setSteppedBack("");
    props.onClear();
    userInput.current?.focus();
  };
  // Escape closes what is open, then clears the desk; on an empty one it is left to the browser,
  // which closes the popup.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || isEmpty || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      const opened = document.querySelector<HTMLDetailsElement>(".logins[open]");
      if (opened) opened.open = false;
      else clear();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const choose = (userId: string) => {
    if (lookup?.candidates) passCode.keepFor(userId);
    props.onDraft({ ...draft, ...draftOfUser(userId) });
    props.onFind(userId, "user_id");
    moveOn.wait(whoIn(userId, "user_id"));
  };
  const repeat = () => {
    setSteppedBack(resultId);
    // It takes its time to come to this: the press that follows is no stutter of the one before.
    passCode.renew();
    moveOn.wait();
  };
  const onCode = (enter: (text: string) => void) => (text: string) => {
    if (passCode.text === "") props.onCodeBegun?.();
    enter(text);
    // At the first key the agent has read the old result.
    if (customer && !applying) setSteppedBack(resultId);
  };
  // Where a refusal is foretold, that it is pressed all the same says more than the name, which the
  // card has.
  const from = foretold ? "" : (customer?.name ?? "");
  const label = target === undefined ? fix.button : fix.buttonFor(target, from, preview?.parts?.length ?? 0);

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
    >
      <UserField
        typed={draft.typed}
        userIdType={userIdType}
        inputRef={userInput}
        onType={(typed) => props.onDraft(draftAfter(draft, typed))}
        onCompose={setComposing}
        onChooseType={(chosen) => {
          props.onDraft({ ...draft, userIdType: chosen, typeCameAlong: false });
          if (typed !== "") props.onFind(draft.typed, chosen);
        }}
        onReady={(byEnter) => {
          if (typed === "" || composing) return;
          if (byEnter) moveOn.wait();
          // Leaving the field doesn't ask again for what is known; Enter does if it failed.
          const hasFailed = lookup?.state === "failed" || (customer !== undefined && !preview);
          if (!lookup || (byEnter && hasFailed)) props.onFind(draft.typed, userIdType);
        }}
        onDown={() => userInput.current?.form?.querySelector<HTMLElement>(".person")?.focus()}
        onClear={isEmpty ? undefined : clear}
      />
      <div class="middle">
        {draft.typed === "" && props.recent.length > 0 && !hasResult ? (
          <People
            title={words.desk.recent}
            people={props.recent}
            about={({ phone = words.desk.noPhone, outcome, pressedAt }) =>
              outcome && pressedAt ? [phone, `${words.outcomes[outcome]} ${words.clock(pressedAt)}`] : [phone]
            }
            fieldRef={userInput}
            onChoose={choose}
          />
        ) : lookup?.candidates ? (
          <People
            title={words.desk.matches(lookup.candidates.total, lookup.candidates.users.length)}
            people={lookup.candidates.users}
            about={({ phone, email }) => [phone ?? words.desk.noPhone, email ?? words.desk.noEmail]}
            fieldRef={userInput}
            onChoose={choose}
          />
        ) : (
          <CustomerCard
            lookup={lookup}
            fixId={fixId}
            route={props.route}
            slim={hasResult}
            onReadLogins={props.onReadLogins}
          />
        )}
        <Result
          attempt={shown}
          trouble={trouble}
          nowOnRecord={
            preview &&
            (target === undefined ? fix.nothingToDo : words.result.nowOnRecord(targetText({ fixId, target }, words)))
          }
          checking={checking}
          onCheckAgain={props.onCheckAgain}
          onPutBack={props.onPutBack}
          onShown={props.onShown}
          onRepeat={finished ? undefined : repeat}
        />
        {canFindAgain && (
          <button
            type="button"
            class="button button-primary button-wide"
            onClick={() => props.onFind(draft.typed, userIdType)}
          >
            <Icon name="again" />
            {words.desk.findAgain}
          </button>
        )}
        {finished && !isOpen && (
          <button
            type="button"
            class="button button-primary button-wide"
            data-key="Esc"
            title={withKey(words.after.nextCustomer, "Esc")}
            onClick={clear}
          >
            {words.after.nextCustomer}
          </button>
        )}
        {finished && !isOpen && <NextStep fixId={fixId} offered={props.offered} onChoose={props.onChooseFix} />}
      </div>
      {!finished && !isOpen && (
        <>
          {asksForCode ? (
            <PassCodeField
              value={passCode.text}
              failure={passCode.failure}
              waiting={press.waits}
              inputRef={passCode.input}
              onType={onCode(passCode.type)}
              onPaste={onCode(passCode.paste)}
              onEnter={submit}
              sent={<SentCodeNote sentCode={sentCode} />}
            >
              <SendCode
                sentCode={sentCode}
                possible={target !== undefined && !applying}
                onSend={() => {
                  if (!customer) return;
                  props.onSendCode(customer.userId);
                  // The button is about to count down, and a disabled one would drop the focus; the
                  // code is typed next anyway.
                  passCode.select();
                }}
              />
            </PassCodeField>
          ) : (
            <p class="note no-code">{words.desk.noCode}</p>
          )}
          <ApplyButton
            label={foretold && !isIdle ? words.desk.anyway(label) : label}
            isolated={[target, customer?.name]}
            armedLabel={asksForCode ? undefined : fix.armed}
            about={`${customer?.userId} ${fixId} ${target}`}
            primary={!foretold && !canFindAgain}
            disabled={!customer}
            applying={applying}
            onArmed={setArmedAt}
          />
        </>
      )}
      <DeskFoot
        attempt={shown}
        trouble={trouble}
        // If it is done, Next customer stands out above.
        onNext={hasResult && customer && !applying && !(finished && !isOpen) ? clear : undefined}
        onUndo={isEmpty ? props.onUndo : undefined}
      />
    </form>
  );
}

/**
 * What tells one result from the next; empty if there is none that could step back. An attempt that
 * is settled anew with other news is another result.
 */
function resultIdOf({ attempt, trouble }: Pick<DeskProps, "attempt" | "trouble">): string {
  if (attempt?.state !== "settled" && !trouble) return "";
  const { attemptId, outcome, readBack, putBack } = attempt?.state === "settled" ? attempt : {};
  return JSON.stringify([trouble?.failure.code, trouble?.at, attemptId, outcome, readBack?.alsoChanged, putBack]);
}

function mayPass(failure: Failure | undefined): boolean {
  const { statusCode = 0 } = failure?.answer ?? {};
  return failure !== undefined && (MAY_PASS.has(failure.code) || statusCode === 429 || statusCode >= 500);
}

/** What stands in **User**, as one text. */
function whoIn(typed: string, userIdType: UserIdType): string {
  return JSON.stringify([typed, userIdType]);
}

function isWholePhone(typed: string, recognised: UserIdType | undefined): boolean {
  const read = recognised === "phone" ? recogniseUser(typed) : undefined;
  return read?.ok === true && read.value.userId.length === 11;
}

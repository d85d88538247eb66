import { useEffect, useState } from "preact/hooks";
import { UnlockHere } from "../../components/shared/UnlockHere.tsx";
import { PoolCheck } from "../../components/settings/PoolCheck.tsx";
import { usePageWords } from "../../components/shared/use-words.ts";
import { queryFor, type UserQuery } from "../../lib/customer/user-query.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import { send } from "../../lib/messages/send.ts";
import { reportText } from "../../lib/pool-check/report-text.ts";
import { poolCheckItem } from "../../lib/state/items.ts";
import { isReportOf, type PoolCheck as Report } from "../../lib/state/pool-check.ts";
import type { Policy, Settings } from "../../lib/state/settings.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";

interface PoolCheckSectionProps {
  /** In force. */
  settings: Settings;
  policy: Policy;
  onUnlock: (passphrase: string) => Promise<Result<undefined>>;
  /** Stores the route, with everything else as it is. */
  onSetRoute: (route: Settings["route"]) => Promise<Result<undefined>>;
}

/** Asks the worker for a check, and shows the last one as it is stored. */
export function PoolCheckSection({ settings, policy, onUnlock, onSetRoute }: PoolCheckSectionProps) {
  const words = usePageWords(settingsWords);
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [isOfCheck, setIsOfCheck] = useState(false);
  useEffect(() => {
    void poolCheckItem.getValue().then(setReport);
    return poolCheckItem.watch(setReport);
  }, []);

  const during = async (work: () => Promise<Result<undefined>>, isCheck = false) => {
    setBusy(true);
    setFailure(undefined);
    const result = await work();
    setBusy(false);
    if (result.ok) return;
    setFailure(result.failure);
    setIsOfCheck(isCheck);
  };
  const check = async (typed: string, userIdType: UserQuery["userIdType"]): Promise<Result<undefined>> => {
    const query = await queryFor(typed, userIdType);
    if (!query) return failed("query-unclear");
    return query.ok ? send("check-pool", query.value) : query;
  };

  // A report on another pool says nothing of this one.
  const isOfThis = report !== null && isReportOf(report, settings);
  return (
    <>
      <PoolCheck
        report={isOfThis ? report : undefined}
        busy={busy}
        failure={failure}
        isOfCheck={isOfCheck}
        route={settings.route}
        routeLocked={policy.unbindThrough !== undefined}
        onCheck={(typed, userIdType) => void during(() => check(typed, userIdType), true)}
        onSendSms={() => void during(() => send("check-pool-sms", {}))}
        onSetRoute={(route) => void during(() => onSetRoute(route))}
        onCopy={() => navigator.clipboard.writeText(report ? reportText(report, location.origin, words) : "")}
      />
      {failure?.code === "locked" && <UnlockHere onUnlock={onUnlock} onUnlocked={() => setFailure(undefined)} />}
    </>
  );
}

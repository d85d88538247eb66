import { useState } from "preact/hooks";
import type { Login } from "../../lib/authing/login-history.ts";
import type { Result } from "../../lib/failure.ts";
import { failureLine } from "../../lib/result/result-text.ts";
import { useWords } from "../shared/use-words.ts";

interface RecentLoginsProps {
  /** Reads the last sign-ins; asked only once the agent opens this. */
  read: () => Promise<Result<Login[]>>;
}

/** **More**: when and where the customer signed in last, to help the agent make sure who calls. */
export function RecentLogins({ read }: RecentLoginsProps) {
  const words = useWords();
  const [logins, setLogins] = useState<Result<Login[]>>();
  return (
    <details
      class="logins"
      onToggle={(event) => {
        if (event.currentTarget.open) void read().then(setLogins);
      }}
    >
      <summary>{words.logins.more}</summary>
      <div aria-live="polite">
        {!logins && <p class="muted">{words.logins.reading}</p>}
        {logins?.ok === false && <p class="note">{failureLine(logins.failure, words)}</p>}
        {logins?.ok === true && logins.value.length === 0 && <p class="muted">{words.logins.none}</p>}
        {logins?.ok === true && logins.value.length > 0 && (
          <ul aria-label={words.logins.title}>
            {logins.value.map(({ appName = words.logins.unknownApp, at, clientIp = "" }, index) => (
              <li key={index}>
                <bdi class="login-app" title={appName}>
                  {appName}
                </bdi>
                {at !== undefined && (
                  <span class="muted" title={words.dateTime(at)}>
                    {words.logins.at(at, Date.now())}
                  </span>
                )}
                {clientIp !== "" && (
                  <bdi class="muted" title={clientIp}>
                    {shortIp(clientIp)}
                  </bdi>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

/** As long as an IPv4 address can be. */
const WHOLE_IP = 15;

/** An IPv4 address whole; of a long IPv6 address the groups that tell whose network it is. */
function shortIp(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/iu, "");
  const groups = plain.split(":");
  return plain.length <= WHOLE_IP || groups.length < 4 ? plain : `${groups.slice(0, 3).join(":")}:…`;
}

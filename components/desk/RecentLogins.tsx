import { useState } from "preact/hooks";
import type { Login } from "../../lib/authing/login-history.ts";
import type { Result } from "../../lib/failure.ts";
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
        {logins?.ok === false && <p class="note">{words.failures[logins.failure.code].says}</p>}
        {logins?.ok === true && logins.value.length === 0 && <p class="muted">{words.logins.none}</p>}
        {logins?.ok === true && logins.value.length > 0 && (
          <ul aria-label={words.logins.title}>
            {logins.value.map(({ appName, at, clientIp }, index) => (
              <li key={index} class="nowrap">
                <bdi>{appName ?? words.logins.unknownApp}</bdi>
                {at !== undefined && <span class="muted"> · {words.logins.at(at)}</span>}
                {clientIp !== undefined && <bdi class="muted"> · {clientIp}</bdi>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  );
}

import type { FixId } from "../../lib/fixes/index.ts";
import { verdictText } from "../../lib/result/verdict-text.ts";
import type { Lookup } from "../../lib/state/customer.ts";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface CustomerCardProps {
  /** The look-up for what stands in **User**; absent where there is none. */
  lookup: Lookup | undefined;
  fixId: FixId;
  /** The fix is done: the result says so, and a verdict on what is left would only confuse. */
  done: boolean;
}

/** Who was found, and what the service will probably say, before any code is spent. */
export function CustomerCard({ lookup, fixId, done }: CustomerCardProps) {
  const words = useWords();
  if (lookup?.state === "finding") {
    return (
      <section class="card card-waiting" aria-label={words.desk.finding}>
        <span class="avatar" />
        <div class="card-text">
          <span class="muted">{words.desk.finding}</span>
          {/* As high as what will stand here, so that nothing below jumps when it comes. */}
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-line skeleton-short" />
        </div>
      </section>
    );
  }
  const customer = lookup?.customer;
  // As high as whoever comes, so that the fields below stay where they are.
  if (!customer) return <div class="card card-empty" aria-hidden="true" />;

  const { name, phone, status } = customer;
  const preview = customer.verdicts[fixId];
  const active = status === undefined || status === "Activated";
  return (
    <section class="card" aria-label={name ?? words.desk.noName}>
      <span class="avatar" aria-hidden="true">
        {Array.from(name ?? "?")[0]}
      </span>
      <div class="card-text">
        <div class="name">
          <bdi>{name ?? <span class="muted">{words.desk.noName}</span>}</bdi>
          {status !== undefined && <span class={active ? "badge" : "badge badge-warning"}>{words.status(status)}</span>}
        </div>
        <div class="muted nowrap">{phone ?? words.desk.noPhone}</div>
        {verdictText(preview, fixId, status, done, words).map(({ good, text }) => (
          <p key={text} class={good ? "verdict verdict-good" : "verdict verdict-warning"}>
            <Icon name={good ? "check" : "warning"} />
            <span>{text}</span>
          </p>
        ))}
        {!preview && <p class="muted">{words.desk.readingFix}</p>}
      </div>
    </section>
  );
}

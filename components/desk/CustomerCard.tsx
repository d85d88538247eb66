import type { Login } from "../../lib/authing/login-history.ts";
import type { Result } from "../../lib/failure.ts";
import type { Route } from "../../lib/fixes/fix.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { verdictText } from "../../lib/result/verdict-text.ts";
import type { Customer, Lookup } from "../../lib/state/customer.ts";
import { RecentLogins } from "./RecentLogins.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface CustomerCardProps {
  /** The look-up for what is in **User**; absent if there is none. */
  lookup: Lookup | undefined;
  fixId: FixId;
  route: Route;
  /** A result is beneath: it has the word, and the card says only who it is. */
  slim: boolean;
  onReadLogins?: ((userId: string) => Promise<Result<Login[]>>) | undefined;
}

/** Who was found, and what the service will probably say, before any code is spent. */
export function CustomerCard({ lookup, fixId, route, slim, onReadLogins }: CustomerCardProps) {
  const words = useWords();
  if (lookup?.state === "finding") {
    return (
      <section class="card card-waiting" aria-live="polite" aria-label={words.desk.finding}>
        <span class="avatar" />
        <div class="card-text">
          <span class="muted">{words.desk.finding}</span>
          {/* As high as what comes here. */}
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-line skeleton-short" />
        </div>
      </section>
    );
  }
  const customer = lookup?.customer;
  if (!customer) return slim ? null : <p class="card card-empty">{words.desk.emptyHint}</p>;
  return slim ? (
    <section class="card card-slim" aria-label={customer.name ?? words.desk.noName}>
      <Name customer={customer} />
      <Phone customer={customer} />
      <Badge customer={customer} />
    </section>
  ) : (
    <section class="card" aria-live="polite" aria-label={customer.name ?? words.desk.noName}>
      <span class="avatar" aria-hidden="true">
        {Array.from(customer.name ?? "?")[0]}
      </span>
      <div class="card-text">
        <div class="name">
          <Name customer={customer} />
          <Badge customer={customer} />
        </div>
        {/* Read out are the name and the verdict. */}
        <div class="card-details" aria-live="off">
          <Phone customer={customer} />
          {customer.email !== undefined && (
            <div class="muted card-email">
              <bdi>{customer.email}</bdi>
            </div>
          )}
          <Since customer={customer} />
          {/* Closed with another customer or fix, and read anew only if it is opened. */}
          {onReadLogins && <RecentLogins key={customer.userId + fixId} read={() => onReadLogins(customer.userId)} />}
        </div>
        <Verdict customer={customer} fixId={fixId} route={route} />
      </div>
    </section>
  );
}

function Name({ customer: { name } }: { customer: Customer }) {
  const words = useWords();
  return (
    <bdi class="card-name" title={name}>
      {name ?? <span class="muted">{words.desk.noName}</span>}
    </bdi>
  );
}

function Phone({ customer: { phone } }: { customer: Customer }) {
  const words = useWords();
  return <div class="muted nowrap">{phone === undefined ? words.desk.noPhone : <bdi>{phone}</bdi>}</div>;
}

function Badge({ customer: { status } }: { customer: Customer }) {
  const words = useWords();
  if (status === undefined) return null;
  return <span class={status === "Activated" ? "badge" : "badge badge-warning"}>{words.status(status)}</span>;
}

/**
 * When they signed in last, and since when they are a customer: what tells an account in use from
 * an old one.
 */
function Since({ customer: { lastLoginAt, createdAt } }: { customer: Customer }) {
  const { desk } = useWords();
  return (
    <>
      {lastLoginAt !== undefined && <div class="muted">{desk.lastSignIn(lastLoginAt, Date.now())}</div>}
      {createdAt !== undefined && <div class="muted">{desk.customerSince(createdAt)}</div>}
    </>
  );
}

function Verdict({ customer, fixId, route }: { customer: Customer; fixId: FixId; route: Route }) {
  const words = useWords();
  const preview = customer.verdicts[fixId];
  const isOurs = route === "verified-update" && preview?.against.includes("only-login-method") === true;
  return (
    <div class="verdicts">
      {verdictText(preview, fixId, customer.status, words).map(({ good, text }) => {
        const says = isOurs ? words.desk.refusedByQuickFix(text) : text;
        return (
          <p key={text} class={good ? "verdict verdict-good" : "verdict verdict-warning"}>
            <Icon name={good ? "check" : "warning"} />
            <span title={says}>{says}</span>
          </p>
        );
      })}
      {!preview && <p class="verdict muted">{words.desk.readingFix}</p>}
    </div>
  );
}

import { html } from "hono/html";
import { present } from "../login-methods.ts";
import { people } from "../people.ts";
import type { Person } from "../person.ts";
import type { Sandbox } from "../sandbox.ts";
import type { PageWords } from "./words.ts";

const hadPhone = new Set<string>(
  Object.values<Person>(people)
    .filter((one) => present(one.phone))
    .map((one) => one.userId),
);

function copy(value: string, label: string, words: PageWords) {
  return html`<button type="button" class="copy" data-copy="${value}" aria-label="${words.copy(`${label} ${value}`)}">
    ${value}
  </button>`;
}

function number(person: Person, words: PageWords) {
  if (present(person.phone))
    return html`<span class="prefix">${person.phoneCountryCode ?? "+86"}</span>
      ${copy(person.phone, words.names.phone, words)}`;
  return hadPhone.has(person.userId)
    ? html`<span class="badge used">${words.unbound}</span>`
    : html`<span class="badge">${words.noPhone}</span>`;
}

function note(person: Person, words: PageWords) {
  const unbound = hadPhone.has(person.userId) && !present(person.phone);
  const tone = !unbound && person.note.startsWith("Refused") ? "no" : "yes";
  return html`<p class="note ${tone}">${unbound ? words.isUnbound : (words.notes[person.key] ?? person.note)}</p>`;
}

function alsoKnownAs(person: Person, words: PageWords) {
  const ids = [
    [words.names["e-mail"], person.email],
    [words.names.username, person.username],
    [words.names["external ID"], person.externalId],
    ...person.identities.map((one) => [one.provider, `${one.extIdpId}:${one.userIdInIdp}`] as const),
    ...Object.entries(person.customData ?? {}).map(
      ([field, value]) => [words.customField, `${field}:${value}`] as const,
    ),
  ] as const;
  return ids.map(([label, value]) => (present(value) ? html`<span>${label} ${copy(value, label, words)}</span>` : ""));
}

/** What the other fixes change: the status, the apps signed in to, the password. */
function state({ status, sessions = [], passwordLastSetAt, resetPasswordOnNextLogin }: Person, words: PageWords) {
  const apps = sessions.map(({ appName }) => appName).join(", ");
  return html`<p class="ids">
    <span>${words.statuses[status]}</span>
    <span>${apps === "" ? words.signedOut : words.signedInTo(apps)}</span>
    ${present(passwordLastSetAt) ? html`<span>${words.passwordSetAt(passwordLastSetAt)}</span>` : ""}
    ${resetPasswordOnNextLogin === true ? html`<span>${words.mustSetAnother}</span>` : ""}
  </p>`;
}

/** Everybody in the pool as they are now, with what happens when the agent tries to unbind them. */
export function pagePeople(sandbox: Sandbox, words: PageWords) {
  return html`<ul>
    ${sandbox.world.people.map(
      (person) =>
        html`<li class="person">
          <p class="line">
            <bdi class="name" title="${person.name ?? ""}">${person.name ?? words.noName}</bdi
            ><span class="number">${number(person, words)}</span>
          </p>
          ${note(person, words)} ${state(person, words)}
          <p class="ids">
            <span>${words.names["user ID"]} ${copy(person.userId, words.names["user ID"], words)}</span
            >${alsoKnownAs(person, words)}
          </p>
        </li>`,
    )}
  </ul>`;
}

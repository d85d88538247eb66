import { html } from "hono/html";
import { present } from "../login-methods.ts";
import { people } from "../people.ts";
import type { Person } from "../person.ts";
import type { Sandbox } from "../sandbox.ts";

const hadPhone = new Set<string>(
  Object.values<Person>(people)
    .filter((one) => present(one.phone))
    .map((one) => one.userId),
);

function copy(value: string, label: string) {
  return html`<button type="button" class="copy" data-copy="${value}" aria-label="Copy ${label} ${value}">
    ${value}
  </button>`;
}

function number(person: Person) {
  if (present(person.phone))
    return html`<span class="prefix">${person.phoneCountryCode ?? "+86"}</span> ${copy(person.phone, "phone")}`;
  return hadPhone.has(person.userId)
    ? html`<span class="badge used">unbound</span>`
    : html`<span class="badge">no phone</span>`;
}

function note(person: Person) {
  const unbound = hadPhone.has(person.userId) && !present(person.phone);
  const tone = !unbound && person.note.startsWith("Refused") ? "no" : "yes";
  return html`<p class="note ${tone}">${unbound ? "The phone has been unbound." : person.note}</p>`;
}

function alsoKnownAs(person: Person) {
  const ids = [
    ["e-mail", person.email],
    ["username", person.username],
    ["external ID", person.externalId],
    ...person.identities.map((one) => [one.provider, `${one.extIdpId}:${one.userIdInIdp}`] as const),
    ...Object.entries(person.customData ?? {}).map(([field, value]) => ["custom field", `${field}:${value}`] as const),
  ] as const;
  return ids.map(([label, value]) => (present(value) ? html`<span>${label} ${copy(value, label)}</span>` : ""));
}

/** Everybody in the pool as they are now, with what happens when the agent tries to unbind them. */
export function pagePeople(sandbox: Sandbox) {
  return html`<ul>
    ${sandbox.world.people.map(
      (person) =>
        html`<li class="person">
          <p class="line">
            <bdi class="name" title="${person.name ?? ""}">${person.name ?? "(no name)"}</bdi
            ><span class="number">${number(person)}</span>
          </p>
          ${note(person)}
          <p class="ids"><span>user ID ${copy(person.userId, "user ID")}</span>${alsoKnownAs(person)}</p>
        </li>`,
    )}
  </ul>`;
}

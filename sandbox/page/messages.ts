import { html } from "hono/html";
import { findPerson } from "../find-person.ts";
import { phone } from "../login-methods.ts";
import { messageView } from "../message-view.ts";
import type { Message } from "../messages.ts";
import { seedPeople } from "../people.ts";
import type { Sandbox } from "../sandbox.ts";
import type { PageWords } from "./words.ts";

// Looked up among the seeds: a message stays its owner's after the phone has been unbound.
const owners = seedPeople();

function ownerOf(message: Message): string {
  const owner =
    message.email === undefined
      ? owners.find((person) => phone.target(person)?.to === message.to)
      : findPerson(owners, message.email, "email");
  return owner?.name ?? "";
}

/** The messages received, newest first. */
export function pageMessages(sandbox: Sandbox, words: PageWords) {
  const { messages } = sandbox.world;
  if (messages.length === 0) {
    return html`<p class="empty">${words.noMessages}</p>`;
  }
  const now = sandbox.clock.now();
  return html`<ol>
    ${messages.toReversed().map((message) => {
      const { codeState, code, text, to, kind, at, channel } = messageView(message, messages, now);
      return html`<li class="message ${codeState}" data-said="${words.codeFor(code.split("").join(" "), to)}">
        <p class="who"><bdi>${ownerOf(message)}</bdi> <span>${kind === "sms" ? "SMS" : words.email} · ${to}</span></p>
        <p class="line">
          <button
            type="button"
            class="copy code"
            data-copy="${code}"
            aria-label="${words.copy(`${words.code} ${code}`)}"
          >
            ${code.slice(0, 3)}<i></i>${code.slice(3)}
          </button>
          <span class="badge ${codeState}">${words.codeStates[codeState]}</span>
        </p>
        <p class="text">${text}</p>
        <p class="small"><time datetime="${at}">${new Date(at).toLocaleTimeString("en-GB")}</time> · ${channel}</p>
      </li>`;
    })}
  </ol>`;
}

import { html } from "hono/html";
import { endpoints } from "../endpoints.ts";
import { faultKinds } from "../faults/faults.ts";
import type { Sandbox } from "../sandbox.ts";
import type { PageWords } from "./words.ts";

/** Milliseconds; what a delay comes to from the page. Everything else is a fault's own default. */
const DELAY = 5_000;

/** A button for each way in which the next request can go wrong. */
export function pageFaults(words: PageWords) {
  const calls = endpoints.map(({ name }) => name);
  return html`<p class="about">
      ${words.faultsAbout}
      <label
        >${words.call}
        <select id="call">
          <option value="*">${words.anyCall}</option>
          ${calls.map((call) => html`<option ${call === "unbind-phone" ? "selected" : ""}>${call}</option>`)}
        </select></label
      >
    </p>
    <p class="faults">
      ${faultKinds.options.map((kind) => {
        const fault = { kind, ...(kind === "delay" && { delayMs: DELAY }) };
        return html`<button type="button" data-fault="${JSON.stringify(fault)}">${words.faultKinds[kind]}</button>`;
      })}
    </p>`;
}

/** The faults that still wait for their request. */
export function pageWaiting(sandbox: Sandbox, words: PageWords) {
  const waiting = sandbox.faults.list();
  if (waiting.length === 0) return html`<p class="note">${words.nothingWaits}</p>`;
  return html`<p class="note no">
    ${words.waiting}: ${waiting.map(({ call, kind }) => `${call}: ${words.faultKinds[kind]}`).join("; ")}
    <button type="button" id="mend" aria-label="${words.mend}">${words.mend}</button>
  </p>`;
}

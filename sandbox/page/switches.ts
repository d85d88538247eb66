import { html } from "hono/html";
import * as z from "zod";
import { switchesSchema, type Switches } from "../faults/switches.ts";
import type { Sandbox } from "../sandbox.ts";
import type { PageWords } from "./words.ts";

/** One control for each switch, with what it means. */
export function pageSwitches(sandbox: Sandbox, words: PageWords) {
  return html`<p class="about">${words.switchesAbout}</p>
    <ul>
      ${switchesSchema.keyof().options.map(
        (name) =>
          html`<li class="switch">
            <label for="switch-${name}"><code>${name}</code><span>${words.switch(name)}</span></label>
            ${control(name, sandbox.switches[name])}
          </li>`,
      )}
    </ul>`;
}

function control(name: keyof Switches, value: string | number | boolean) {
  const schema = switchesSchema.shape[name];
  const attributes = html`id="switch-${name}" data-switch="${name}" aria-label="${name}"`;
  if (schema instanceof z.ZodEnum)
    return html`<select ${attributes}>
      ${schema.options.map((option) => html`<option ${option === value ? "selected" : ""}>${option}</option>`)}
    </select>`;
  if (schema instanceof z.ZodBoolean)
    return html`<input type="checkbox" ${attributes} ${value === true ? "checked" : ""} />`;
  return html`<input type="number" min="0" ${attributes} value="${String(value)}" />`;
}

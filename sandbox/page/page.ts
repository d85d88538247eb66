import { html, raw } from "hono/html";
import { credentials } from "../auth/credentials.ts";
import { pageFaults, pageWaiting } from "./faults.ts";
import { pageMessages } from "./messages.ts";
import { pagePeople } from "./people.ts";
import { pageScript } from "./script.ts";
import { pageStyle } from "./style.ts";
import { pageSwitches } from "./switches.ts";
import type { PageWords } from "./words.ts";
import type { Sandbox } from "../sandbox.ts";

function setting(label: string, value: string, words: PageWords) {
  return html`<div>
    <dt>${label}</dt>
    <dd><button type="button" class="copy" data-copy="${value}" aria-label="${words.copy(label)}">${value}</button></dd>
  </div>`;
}

/**
 * The page a person plays the customer with. Its script swaps in the parts that changed, so this is
 * the only markup.
 */
export function page(sandbox: Sandbox, origin: string, words: PageWords) {
  return html`<!doctype html>
    <html lang="${words.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${words.title} · ${words.sandbox}</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <div>
            <h1>${words.title}</h1>
            <p>${words.about}</p>
          </div>
          <p class="page-actions">
            <a href="?lang=${words.lang === "en" ? "zh-CN" : "en"}">${words.otherLanguage}</a>
            <button type="button" id="reset">${words.startOver}</button>
          </p>
        </header>
        <div
          id="said"
          role="status"
          class="unseen"
          data-new="${words.newMessage}"
          data-copied="${words.copied}"
          data-reset="${words.startedOver}"
        ></div>
        <main>
          <section class="phone" aria-labelledby="messages-title">
            <h2 id="messages-title">${words.messages}</h2>
            <div id="messages" class="live">${pageMessages(sandbox, words)}</div>
          </section>
          <section aria-labelledby="people-title">
            <h2 id="people-title">${words.people}</h2>
            <div id="people" class="live">${pagePeople(sandbox, words)}</div>
          </section>
          <section aria-labelledby="settings-title" class="settings">
            <h2 id="settings-title">${words.needed}</h2>
            <dl>
              ${setting(words.serviceAddress, origin, words)}
              ${setting(words.accessKeyId, credentials.accessKeyId, words)}
              ${setting(words.accessKeySecret, credentials.accessKeySecret, words)}
              ${setting(words.userPoolId, credentials.userPoolId, words)}
              ${setting(words.appId, credentials.appId, words)}
            </dl>
          </section>
          <section aria-labelledby="faults-title" class="panel">
            <h2 id="faults-title">${words.faults}</h2>
            ${pageFaults(words)}
            <div id="waiting" class="live">${pageWaiting(sandbox, words)}</div>
          </section>
          <section aria-labelledby="switches-title" class="panel">
            <h2 id="switches-title">${words.switches}</h2>
            <div id="switches" class="live">${pageSwitches(sandbox, words)}</div>
          </section>
        </main>
        <script>
          ${raw(pageScript)};
        </script>
      </body>
    </html>`;
}

import { html, raw } from "hono/html";
import { credentials } from "../auth/credentials.ts";
import { pageMessages } from "./messages.ts";
import { pagePeople } from "./people.ts";
import { pageScript } from "./script.ts";
import { pageStyle } from "./style.ts";
import type { Sandbox } from "../sandbox.ts";

function setting(label: string, value: string) {
  return html`<div>
    <dt>${label}</dt>
    <dd><button type="button" class="copy" data-copy="${value}" aria-label="Copy ${label}">${value}</button></dd>
  </div>`;
}

/** The page a person plays the customer with. Its script swaps in the parts that changed, so this is the only markup. */
export function page(sandbox: Sandbox, origin: string) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>The customer’s phone · Authing sandbox</title>
        <style>
          ${raw(pageStyle)}
        </style>
      </head>
      <body>
        <header>
          <div>
            <h1>The customer’s phone</h1>
            <p>
              A local stand-in for Authing. You are the customer: codes the agent sends arrive here. Nothing leaves this
              machine.
            </p>
          </div>
          <button type="button" id="reset">Start over</button>
        </header>
        <div id="said" role="status" class="unseen"></div>
        <main>
          <section class="phone" aria-labelledby="messages-title">
            <h2 id="messages-title">Messages</h2>
            <div id="messages" class="live">${pageMessages(sandbox)}</div>
          </section>
          <section aria-labelledby="people-title">
            <h2 id="people-title">People in the pool</h2>
            <div id="people" class="live">${pagePeople(sandbox)}</div>
          </section>
          <section aria-labelledby="settings-title" class="settings">
            <h2 id="settings-title">What the extension needs</h2>
            <dl>
              ${setting("Service address", origin)} ${setting("Access key ID", credentials.accessKeyId)}
              ${setting("Access key secret", credentials.accessKeySecret)}
              ${setting("User pool ID", credentials.userPoolId)} ${setting("App ID", credentials.appId)}
            </dl>
          </section>
        </main>
        <script>
          ${raw(pageScript)};
        </script>
      </body>
    </html>`;
}

import { defineBackground } from "wxt/utils/define-background";
import browser from "webextension-polyfill";
import { listen } from "../../lib/messages/listen.ts";
import { followPolicy, publishPolicy } from "../../lib/settings/managed-policy.ts";
import { asUseBy, setAlarm, watchForLock } from "../../lib/vault/auto-lock.ts";
import { watchAlarms } from "./alarms.ts";
import { addContextMenu } from "./context-menu.ts";
import { createHandlers } from "./handlers.ts";
import { lastTicket } from "./last-ticket.ts";
import { followToolbarButton } from "./toolbar-button.ts";
import { readLanguage } from "../../lib/settings/language.ts";
import { wordsIn } from "../../lib/words/words-in.ts";

// Each listener is added before anything is awaited: only then does its event start the worker.
export default defineBackground(() => {
  const ready = publishPolicy(setAlarm);
  const handlers = createHandlers(ready);
  listen(handlers, (work, name) => ready.then(() => asUseBy(name, work)));
  followPolicy(setAlarm);
  watchForLock();
  watchAlarms(handlers);
  followToolbarButton();
  addContextMenu({ titles: async () => (await wordsIn(await readLanguage())).menu, lastTicket });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.runtime.openOptionsPage();
  });
});

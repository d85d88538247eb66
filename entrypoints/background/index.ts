import { defineBackground } from "wxt/utils/define-background";
import { followActionButton } from "./toolbar-button.ts";
import { createTokenSource } from "../../lib/authing/token.ts";
import { asUseBy, setAlarm, watchForLock } from "../../lib/vault/auto-lock.ts";
import { addContextMenu } from "./context-menu.ts";
import { createHandlers } from "./handlers.ts";
import { watchHistoryAlarms } from "./alarms.ts";
import { lastTicket } from "./last-ticket.ts";
import { openSetUpOnInstall } from "./first-run.ts";
import { followPolicy, publishPolicy } from "../../lib/settings/managed-policy.ts";
import { messageSchemas } from "../../lib/messages/message-schemas.ts";
import { listen } from "../../lib/messages/messages.ts";
import { createPermissionMemory, dropPermission } from "../../lib/settings/permission.ts";
import { followPopupPage } from "../../lib/popup-page.ts";
import { rememberItems } from "../../lib/remembered-item.ts";
import { followServiceLanguage } from "../../lib/settings/service-language.ts";
import { tokenStore } from "../../lib/vault/token-store.ts";
import { workerWords } from "./worker-words.ts";

export default defineBackground(() => {
  rememberItems();
  const hasPermission = createPermissionMemory();
  const tokens = createTokenSource(tokenStore, () => Date.now());
  const language = followServiceLanguage();
  const ready = Promise.all([publishPolicy(setAlarm), language.ready]).then(() => undefined);
  const handlers = createHandlers({ tokens, hasPermission, dropPermission, language: language.current, ready });
  listen(messageSchemas, handlers, (work, name) => ready.then(() => asUseBy(name, work)));
  followPolicy(setAlarm);
  watchForLock();
  watchHistoryAlarms({
    recheck: () => void handlers.recheck({}),
    purgeExpired: () => void handlers["purge-expired"]({}),
  });
  followActionButton();
  followPopupPage(hasPermission);
  openSetUpOnInstall();
  addContextMenu({ titles: async () => (await workerWords()).menu, lastTicket });
});

import { defineBackground } from "wxt/utils/define-background";
import { createTokenSource } from "../lib/authing/token.ts";
import { addContextMenu } from "../lib/context-menu.ts";
import { createHandlers } from "../lib/handlers.ts";
import { lastTicket } from "../lib/last-ticket.ts";
import { messageSchemas } from "../lib/message-schemas.ts";
import { listen } from "../lib/messages.ts";
import { dropPermission, hasPermission } from "../lib/permission.ts";
import { serviceLanguage } from "../lib/service-language.ts";
import { tokenItem } from "../lib/storage.ts";
import { en } from "../lib/words/en.ts";

export default defineBackground(() => {
  const tokens = createTokenSource(
    { read: async () => (await tokenItem.getValue()) ?? undefined, write: (token) => tokenItem.setValue(token) },
    () => Date.now(),
  );
  listen(messageSchemas, createHandlers({ tokens, hasPermission, dropPermission, language: serviceLanguage }));
  addContextMenu({ titles: en.menu, lastTicket });
});

import type { Endpoint } from "./endpoint.ts";
import { getManagementToken } from "./get-management-token.ts";
import { getUserActionLogs } from "./get-user-action-logs.ts";
import { getUser } from "./get-user.ts";
import { preCheckCode } from "./pre-check-code.ts";
import { sendEmail } from "./send-email.ts";
import { sendSms } from "./send-sms.ts";
import { unbindEmail } from "./unbind-email.ts";
import { unbindPhone } from "./unbind-phone.ts";
import { updateUser } from "./update-user.ts";

/** Every call the sandbox answers. */
export const endpoints: readonly Endpoint[] = [
  getManagementToken,
  getUser,
  sendSms,
  unbindPhone,
  preCheckCode,
  updateUser,
  getUserActionLogs,
  sendEmail,
  unbindEmail,
];

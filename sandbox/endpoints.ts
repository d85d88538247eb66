import type { Endpoint } from "./endpoint.ts";
import { getManagementToken } from "./calls/get-management-token.ts";
import { getUserActionLogs } from "./calls/get-user-action-logs.ts";
import { getUser } from "./calls/get-user.ts";
import { preCheckCode } from "./calls/pre-check-code.ts";
import { sendEmail } from "./calls/send-email.ts";
import { sendSms } from "./calls/send-sms.ts";
import { unbindEmail } from "./calls/unbind-email.ts";
import { unbindPhone } from "./calls/unbind-phone.ts";
import { updateUser } from "./calls/update-user.ts";

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

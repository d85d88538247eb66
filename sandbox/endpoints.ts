import type { Endpoint } from "./endpoint.ts";
import { checkSessionStatus } from "./calls/check-session-status.ts";
import { getAdminAuditLogs } from "./calls/get-admin-audit-logs.ts";
import { getManagementToken } from "./calls/get-management-token.ts";
import { getUserActionLogs } from "./calls/get-user-action-logs.ts";
import { getUserLoggedinApps } from "./calls/get-user-loggedin-apps.ts";
import { getUserLoginHistory } from "./calls/get-user-login-history.ts";
import { getUser } from "./calls/get-user.ts";
import { kickUsers } from "./calls/kick-users.ts";
import { listUsers } from "./calls/list-users.ts";
import { preCheckCode } from "./calls/pre-check-code.ts";
import { sendEmail } from "./calls/send-email.ts";
import { sendSms } from "./calls/send-sms.ts";
import { unbindEmail, unbindPhone } from "./calls/unbind.ts";
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
  listUsers,
  getUserLoggedinApps,
  kickUsers,
  checkSessionStatus,
  getUserLoginHistory,
  getAdminAuditLogs,
];

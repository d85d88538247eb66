import { User } from "../../lib/authing/contract.ts";
import type { Subject } from "../../lib/fixes/fix.ts";

export const ZHANG = {
  userId: "6319a1504f3c2a7f214dd5b1",
  status: "Activated",
  name: "张三",
  email: "zhangsan@example.com",
  emailVerified: true,
  phone: "13800138000",
  identities: [],
};

/** The same as a fix gets them. */
export function subjectWith(fields: object = {}): Subject {
  return { user: userWith(fields), parts: [] };
}

/** A user as the client returns them, for what differs from 张三, who can be unbound. */
export function userWith(fields: object = {}): User {
  return User.parse({ ...ZHANG, ...fields });
}

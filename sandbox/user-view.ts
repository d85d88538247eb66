import { credentials } from "./auth/credentials.ts";
import type { Switches } from "./faults/switches.ts";
import { present } from "./login-methods.ts";
import type { Person } from "./person.ts";

/** The parts of a user that are sent only when asked for. */
export interface ViewOptions {
  withIdentities?: boolean | undefined;
  withCustomData?: boolean | undefined;
  withDepartmentIds?: boolean | undefined;
}

const notOnTheWire = new Set([
  "key",
  "note",
  "syncRelations",
  "identities",
  "customData",
  "password",
  "sessions",
  "logins",
]);

/** A foreign number as this pool keeps it. */
function foreign({ phone, phoneCountryCode }: Person, { foreignNumber }: Switches) {
  if (foreignNumber === "separate" || !present(phone) || !present(phoneCountryCode) || phoneCountryCode === "+86")
    return {};
  return { phone: `${phoneCountryCode}${phone}`, phoneCountryCode: null };
}

/** A person as `UserDto`: the documented fields, and others the real service also sends. */
export function userView(person: Person, options: ViewOptions, switches: Switches): Record<string, unknown> {
  return {
    ...(switches.genderUnset !== "absent" && { gender: switches.genderUnset === "U" ? "U" : null }),
    createdAt: "2024-03-01T02:03:04.000Z",
    ...Object.fromEntries(Object.entries(person).filter(([name]) => !notOnTheWire.has(name))),
    ...foreign(person, switches),
    workStatus: "Active",
    userSourceType: "register",
    updatedAt: "2026-10-30T08:15:00.000Z",
    tenantId: null,
    userPoolId: credentials.userPoolId,
    ...(options.withIdentities === true && {
      identities: person.identities.map((one) => ({ ...one, userInfoInIdp: {}, originConnIds: [one.extIdpId] })),
    }),
    ...(options.withCustomData === true && { customData: person.customData ?? {} }),
    ...(options.withDepartmentIds === true && { departmentIds: [] }),
  };
}

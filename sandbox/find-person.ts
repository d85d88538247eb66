import * as z from "zod";
import type { Person } from "./person.ts";

export const userIdTypes = z.enum([
  "user_id",
  "external_id",
  "phone",
  "email",
  "username",
  "identity",
  "sync_relation",
  "custom_field",
]);
export type UserIdType = z.infer<typeof userIdTypes>;

const matches: Record<UserIdType, (person: Person, id: string) => boolean> = {
  user_id: (person, id) => person.userId === id,
  external_id: (person, id) => person.externalId === id,
  phone: (person, id) => person.phone === id,
  // Documented as not case-sensitive.
  email: (person, id) => person.email?.toLowerCase() === id.toLowerCase(),
  username: (person, id) => person.username === id,
  identity: (person, id) => person.identities.some((one) => `${one.extIdpId}:${one.userIdInIdp}` === id),
  sync_relation: (person, id) =>
    (person.syncRelations ?? []).some((one) => `${one.provider}:${one.userIdInIdp}` === id),
  custom_field: (person, id) =>
    Object.entries(person.customData ?? {}).some(([field, value]) => `${field}:${value}` === id),
};

/** The one person an id of this type names, if there is one. */
export function findPerson(people: readonly Person[], id: string, type: UserIdType = "user_id"): Person | undefined {
  return id === "" ? undefined : people.find((person) => matches[type](person, id));
}

/** The person a number belongs to. Numbers without a country code are mainland China's. */
export function findByNumber(people: readonly Person[], phone: string, countryCode = "+86"): Person | undefined {
  return people.find((person) => person.phone === phone && (person.phoneCountryCode ?? "+86") === countryCode);
}

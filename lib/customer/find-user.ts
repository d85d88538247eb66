import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import { getUser, listUsers } from "../authing/users.ts";
import type { Connect } from "../vault/connect.ts";
import { candidateOf, customerOf } from "./customer-of.ts";
import { failed, flaw, success, type Failure, type Result } from "../failure.ts";
import type { Fix, Subject } from "../fixes/fix.ts";
import { isSamePhone } from "../fixes/phone-number.ts";
import type { Payload } from "../messages/protocol.ts";
import { isOfService, type Service } from "../state/attempt.ts";
import type { Candidates, Lookup } from "../state/customer.ts";
import { clearedDeskItem, lookupItem, userItem } from "../state/items.ts";
import { noteCustomer } from "./recent-customers.ts";
import { inTurn, whileUnlocked } from "../vault/lock.ts";

export type FindUserPayload = Payload<"find-user">;

export type FindUser = (payload: FindUserPayload) => Promise<Result<undefined>>;

/**
 * Looks users up and shows who it is. From then on only the returned `userId` names them. Whoever
 * is asked for by several windows at once is asked for once.
 */
export function createFindUser(connect: Connect): FindUser {
  let last: { asked: string; lookupId: string; ended: Promise<Result<undefined>> } | undefined;
  return async (payload) => {
    const asked = JSON.stringify(payload);
    if (last?.asked === asked && (await isUnderWay(last.lookupId))) return last.ended;
    const lookupId = crypto.randomUUID();
    last = { asked, lookupId, ended: findUser(payload, lookupId, connect) };
    return last.ended;
  };
}

/** In its turn: what has begun is written by then. */
async function isUnderWay(lookupId: string): Promise<boolean> {
  const lookup = await inTurn(() => lookupItem.getValue());
  return lookup?.state === "finding" && lookup.lookupId === lookupId;
}

/** A look-up that was replaced meanwhile, or ended by a lock, leaves no trace, and fails. */
async function findUser(payload: FindUserPayload, lookupId: string, connect: Connect): Promise<Result<undefined>> {
  const { typed, userIdType } = payload;
  const lookup = { typed, userIdType, lookupId };
  await whileUnlocked(() => lookupItem.setValue({ ...lookup, state: "finding" }));

  // One that ends in no way at all would be looked for without end.
  const found = await resolve(payload, connect).catch(flaw);
  if (found.ok) {
    const { user, service } = found.value;
    const foundAt = Date.now();
    await show({ ...lookup, service, foundAt }, user);
    await whileWanted(lookupId, () => noteCustomer(customerOf(user), service)).catch(() => undefined);
  } else {
    const { failure } = found;
    const candidates = await likeIt(payload, failure, connect).catch(() => undefined);
    await whileWanted(lookupId, () =>
      lookupItem.setValue(
        candidates ? { ...lookup, state: "several", candidates } : { ...lookup, state: "failed", failure },
      ),
    );
  }
  return (await isStillWanted(lookupId)) ? success(undefined) : failed("user-changed");
}

/** Where a customer was read again, and after which fix; without a time it is about to be sent. */
type ReadAfter = Service & { fixId: string; sentAt?: number };

/**
 * The same customer, read again: after a fix the desk shows them as they are now, also if it was
 * cleared meanwhile and they are had back.
 */
export async function showUserAgain(user: User, about: ReadAfter): Promise<void> {
  await whileUnlocked(async () => {
    const [lookup, cleared] = await Promise.all([lookupItem.getValue(), clearedDeskItem.getValue()]);
    if (lookup && hasFound(lookup, user, about)) await put(seenAgain(lookup, user, about), user);
    if (cleared && hasFound(cleared.lookup, user, about))
      await clearedDeskItem.setValue({ ...cleared, lookup: seenAgain(cleared.lookup, user, about), user });
  });
}

/**
 * A look-up with its customer as they are now. What a fix reads besides was not read again, so it
 * stays, but for the fix that has changed it since they were looked up.
 */
function seenAgain(lookup: Lookup, user: User, { fixId, sentAt = Infinity }: ReadAfter): Lookup {
  const customer = customerOf(user);
  const isNewer = (lookup.foundAt ?? 0) > sentAt;
  const others = Object.entries(lookup.customer?.verdicts ?? {}).filter(([id]) => isNewer || id !== fixId);
  return { ...lookup, customer: { ...customer, verdicts: { ...Object.fromEntries(others), ...customer.verdicts } } };
}

/** Whether it is this customer whom the look-up found, and not one of another service. */
function hasFound({ customer, service: foundAt }: Lookup, { userId }: User, service: Service): boolean {
  return customer?.userId === userId && foundAt !== undefined && isOfService(foundAt, service);
}

/** Whoever is locked out meanwhile finds nobody on the desk. */
function show(lookup: Omit<Lookup, "state">, user: User): Promise<void> {
  return whileWanted(lookup.lookupId, () => put({ ...lookup, state: "found", customer: customerOf(user) }, user));
}

/** Call it in turn. The user first: whoever sees "found" may act on it. */
async function put(lookup: Lookup, user: User): Promise<void> {
  await userItem.setValue(user);
  // The desk may have been cleared since.
  if (await isStillWanted(lookup.lookupId)) await lookupItem.setValue(lookup);
}

/** What it writes can't outlive a lock. */
function whileWanted(lookupId: string, write: () => Promise<void>): Promise<void> {
  return whileUnlocked(async () => {
    if (await isStillWanted(lookupId)) await write();
  });
}

/**
 * Shows what a fix would change for the customer on the desk, as read just now.
 * @param service where it was read
 */
export async function showPreview(fix: Fix, subject: Subject, service: Service): Promise<void> {
  await whileUnlocked(async () => {
    const lookup = await lookupItem.getValue();
    const customer = lookup?.customer;
    if (!customer || !hasFound(lookup, subject.user, service)) return;
    const verdicts = { ...customer.verdicts, [fix.id]: fix.preview(subject) };
    await lookupItem.setValue({ ...lookup, customer: { ...customer, verdicts } });
  });
}

/** False once another look-up took its place, or the desk was cleared or locked. */
async function isStillWanted(lookupId: string): Promise<boolean> {
  return (await lookupItem.getValue())?.lookupId === lookupId;
}

/** Users shown to choose from. */
const MOST_CANDIDATES = 5;

/**
 * Who could be meant by a name, or a part of a number, that is nobody's in full. Never chosen by
 * itself.
 */
async function likeIt(
  { userId, userIdType, partOfPhone }: FindUserPayload,
  { code }: Failure,
  connect: Connect,
): Promise<Candidates | undefined> {
  const isName = userIdType === "username" && code === "user-not-found";
  if (!isName && partOfPhone !== true) return undefined;
  const connected = await connect();
  if (!connected.ok) return undefined;
  const found = await listUsers(connected.value.client, userId, MOST_CANDIDATES);
  if (!found.ok || found.value.users.length === 0) return undefined;
  const { users, total } = found.value;
  return { users: users.slice(0, MOST_CANDIDATES).map(candidateOf), total };
}

async function resolve(payload: FindUserPayload, connect: Connect): Promise<Result<{ user: User; service: Service }>> {
  const { userId, partOfPhone } = payload;
  // A part of a number is nobody's, so nobody is asked for by it.
  if (partOfPhone === true) return failed("phone-incomplete", { digits: userId.length });
  const connected = await connect();
  if (!connected.ok) return connected;
  const { client, settings } = connected.value;
  const { serviceAddress, accessKeyId } = settings;
  const found = await resolveUser(payload, client);
  return found.ok ? success({ user: found.value, service: { serviceAddress, accessKeyId } }) : found;
}

/** The one user whom a query names. */
export async function resolveUser(
  { userId, userIdType, countryCode }: Omit<FindUserPayload, "typed">,
  client: AuthingClient,
): Promise<Result<User>> {
  const first = await getUser(client, userId, userIdType);
  const isBareMobile = countryCode === undefined && /^1[3-9]\d{9}$/u.test(userId);
  if (userIdType !== "phone" || (countryCode === undefined && !isBareMobile)) return first;

  // How a pool keeps foreign numbers is not documented: without the country code, or with it.
  const wanted = `+${countryCode ?? "86"}${userId}`;
  const isNobody = !first.ok && first.failure.code === "user-not-found";
  const found = isNobody && !isBareMobile ? await getUser(client, wanted, "phone") : first;
  if (!found.ok) return found;
  const { phone, phoneCountryCode } = found.value;
  const matches = isSamePhone({ phone: phone ?? "", phoneCountryCode }, { phone: wanted });
  return matches ? found : failed("other-country");
}

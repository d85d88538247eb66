import { readSettings } from "../settings/effective-settings.ts";
import type { Attempt } from "../state/attempt.ts";
import type { Customer, RecentCustomer } from "../state/customer.ts";
import { recentCustomersItem } from "../state/items.ts";
import { whileUnlocked } from "../vault/lock.ts";

/** Customers kept; they are in memory alone, and gone with the lock. */
const KEPT = 5;

/** Notes that this customer is on the desk. */
export async function noteCustomer({ userId, name, phone, email }: Customer, now: () => number): Promise<void> {
  const stored = await readSettings();
  if (!stored) return;
  const { serviceAddress } = stored.settings;
  await change((recent) => {
    const before = recent.find((one) => isOf(one, serviceAddress, userId));
    const noted: RecentCustomer = {
      ...{ serviceAddress, userId, at: now() },
      ...(name !== undefined && { name }),
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      ...(before?.outcome !== undefined && { outcome: before.outcome }),
      ...(before?.pressedAt !== undefined && { pressedAt: before.pressedAt }),
    };
    return [noted, ...recent.filter((one) => one !== before)].slice(0, KEPT);
  });
}

/** Notes how the last press for a customer ended, not an older one that is checked again. */
export async function noteOutcome(attempt: Attempt): Promise<void> {
  const { serviceAddress, userId, outcome, settledAt, preparedAt } = attempt;
  if (outcome === undefined) return;
  await change((recent) =>
    recent.map((one) =>
      isOf(one, serviceAddress, userId) && preparedAt >= (one.pressedAt ?? 0)
        ? { ...one, outcome, pressedAt: preparedAt, at: settledAt ?? one.at }
        : one,
    ),
  );
}

function isOf(recent: RecentCustomer, serviceAddress: string, userId: string): boolean {
  return recent.serviceAddress === serviceAddress && recent.userId === userId;
}

/** One writer at a time, and none once the desk is locked. */
async function change(next: (recent: RecentCustomer[]) => RecentCustomer[]): Promise<void> {
  await whileUnlocked(async () => recentCustomersItem.setValue(next(await recentCustomersItem.getValue())));
}

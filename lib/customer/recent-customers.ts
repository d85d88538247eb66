import { isOfService, type Attempt, type Service } from "../state/attempt.ts";
import type { Customer, RecentCustomer } from "../state/customer.ts";
import { recentCustomersItem } from "../state/items.ts";
import { whileUnlocked } from "../vault/lock.ts";

/** Customers kept; they are in memory alone, and gone with the lock. */
const KEPT = 5;

/**
 * Notes that this customer is on the desk. Call it `whileUnlocked`, in the same turn in which it
 * was seen that they are.
 * @param service where they were found
 */
export async function noteCustomer({ userId, name, phone, email }: Customer, service: Service): Promise<void> {
  const recent = await recentCustomersItem.getValue();
  const before = recent.find((one) => isOf(one, service, userId));
  const noted: RecentCustomer = {
    ...service,
    userId,
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(before?.outcome !== undefined && { outcome: before.outcome }),
    ...(before?.pressedAt !== undefined && { pressedAt: before.pressedAt }),
  };
  await recentCustomersItem.setValue([noted, ...recent.filter((one) => one !== before)].slice(0, KEPT));
}

/** Notes how the last press for a customer ended, not an older one that is checked again. */
export async function noteOutcome(attempt: Attempt): Promise<void> {
  const { userId, outcome, preparedAt } = attempt;
  if (outcome === undefined) return;
  await whileUnlocked(async () => {
    const recent = await recentCustomersItem.getValue();
    await recentCustomersItem.setValue(
      recent.map((one) =>
        isOf(one, attempt, userId) && preparedAt >= (one.pressedAt ?? 0)
          ? { ...one, outcome, pressedAt: preparedAt }
          : one,
      ),
    );
  });
}

function isOf(recent: RecentCustomer, service: Service, userId: string): boolean {
  return recent.userId === userId && isOfService(recent, service);
}

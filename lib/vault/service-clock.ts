import { serviceClockItem } from "../state/items.ts";

/**
 * Milliseconds. A `Date` header has whole seconds, and its answer takes a moment to arrive: less is
 * no difference.
 */
const SAME = 2_000;
/** A second has begun, on average, half a second ago. */
const HALF_A_SECOND = 500;

/**
 * Notes what an answer's `Date` header says, if it is news. Never throws: no call may fail because
 * of it.
 */
export async function noteServiceTime(serviceAddress: string, serviceTime: number): Promise<void> {
  const ahead = serviceTime + HALF_A_SECOND - Date.now();
  const known = await serviceClockItem.getValue().catch(() => null);
  if (known?.serviceAddress === serviceAddress && Math.abs(known.ahead - ahead) < SAME) return;
  await serviceClockItem.setValue({ serviceAddress, ahead }).catch(() => undefined);
}

/** Milliseconds by which this service's clock is ahead; absent if none of its answers has told. */
export async function serviceClockAhead(serviceAddress: string): Promise<number | undefined> {
  const known = await serviceClockItem.getValue();
  return known?.serviceAddress === serviceAddress ? known.ahead : undefined;
}

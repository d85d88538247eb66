import { journalLostAtItem, journalSinceItem } from "../state/items.ts";

/**
 * Chromium replaces a damaged database with an empty one, silently. What is kept apart from it
 * tells that from a first start, so the page never says "no attempt yet".
 * @param isNew whether the journal had to be made
 */
export async function noteJournalOpened(isNew: boolean): Promise<void> {
  const since = await journalSinceItem.getValue();
  if (isNew && since !== null) await journalLostAtItem.setValue(Date.now());
  if (isNew || since === null) await journalSinceItem.setValue(Date.now());
}

/** The agent lets the journal go on purpose: the next one is a first one. */
export async function noteJournalGivenUp(): Promise<void> {
  await Promise.all([journalSinceItem.removeValue(), journalLostAtItem.removeValue()]);
}

/** The agent has been told. */
export function dismissLostJournal(): Promise<void> {
  return journalLostAtItem.removeValue();
}

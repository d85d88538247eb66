import type { Draft } from "../state/customer.ts";
import type { DeskFeed } from "./desk-state.ts";

/**
 * Calls back with what another page, or the worker, writes into the draft. What is typed here stays
 * meanwhile, also while it is still being stored and something else changes.
 * @param shown the draft that the page began with
 * @returns stops following
 */
export function followDraft(feed: DeskFeed, pageId: string, shown: Draft, take: (draft: Draft) => void): () => void {
  let last = shown;
  const look = ({ draft }: { draft: Draft }) => {
    if (draft === last) return;
    last = draft;
    if (draft.writtenBy !== pageId) take(draft);
  };
  look(feed.current());
  return feed.follow(look);
}

import { detailOf, failed } from "../failure.ts";

/** Why history can't be read or changed, as far as the browser says. Names of errors as IndexedDB's specification has them. */
export function journalFailure(error: unknown) {
  const name = error instanceof Error ? error.name : "";
  const detail = detailOf(error);
  if (name === "JournalBlockedError") return failed("journal-blocked", { detail });
  if (name === "VersionError") return failed("journal-newer", { detail });
  return failed("journal-unreadable", { detail });
}

import { readFileSync } from "node:fs";
import type { View } from "./scan.ts";
import { unsnappy } from "./snappy.ts";
import { unpackMozLz4 } from "./mozlz4.ts";
import { blobsOf, databaseRecords, logRecords } from "./sqlite.ts";

/** What lies packed in a file of a Firefox profile: the session store, and what IndexedDB and storage keep in SQLite. */
export function firefoxViews(path: string, file: Buffer): View[] {
  const lz4 = unpackMozLz4(file);
  if (lz4) return [{ view: "mozLz4", bytes: lz4 }];
  const isLog = path.endsWith("-wal");
  const records = isLog ? logRecords(file, read(path.slice(0, -"-wal".length))) : databaseRecords(file);
  const kind = isLog ? "SQLite log" : "SQLite";
  return records.flatMap((record) => [
    { view: `${kind} record`, bytes: record },
    ...blobsOf(record).flatMap((blob) => {
      const value = unsnappy(blob);
      return value ? [{ view: `${kind} packed value`, bytes: Buffer.from(value) }] : [];
    }),
  ]);
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

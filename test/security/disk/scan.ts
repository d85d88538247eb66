import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { formsOf } from "./forms.ts";
import { logRecords, tableBlocks } from "./leveldb.ts";
import { unsnappy } from "./snappy.ts";

export interface Hit {
  what: string;
  form: string;
  file: string;
  /** `raw`, or how the file had to be read to see it. */
  view: string;
}

export interface Scan {
  files: number;
  bytes: number;
  /** Bytes of blocks and records that were unpacked on top. */
  unpacked: number;
  hits: Hit[];
}

/** A file's bytes, or what they hold once they are unpacked. */
export interface View {
  view: string;
  bytes: Buffer;
}

/**
 * Looks for texts in every file below a directory, in every form, as the bytes lie there and unpacked.
 * @param unpack what else a file holds, as the browser at hand packs it
 */
export function scanDirectory(
  directory: string,
  texts: Record<string, string>,
  unpack: (path: string, file: Buffer) => View[] = () => [],
): Scan {
  const needles = Object.entries(texts).flatMap(([what, text]) => formsOf(text).map((form) => ({ what, ...form })));
  const scan: Scan = { files: 0, bytes: 0, unpacked: 0, hits: [] };
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = read(path);
    if (!file) continue;
    scan.files++;
    scan.bytes += file.length;
    for (const { view, bytes } of [...views(path, file), ...unpack(path, file)]) {
      if (view !== "raw") scan.unpacked += bytes.length;
      for (const { what, name, bytes: needle } of needles) {
        if (bytes.includes(needle)) scan.hits.push({ what, form: name, file: relative(directory, path), view });
      }
    }
  }
  return scan;
}

/** A running browser takes files away while they are being read. */
function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function views(path: string, file: Buffer): View[] {
  const leveldb = [
    ...tableBlocks(file).map((block) => ({ view: "table block", bytes: Buffer.from(block) })),
    ...(/\.log$|^MANIFEST-/.test(basename(path))
      ? [{ view: "log records", bytes: Buffer.from(logRecords(file)) }]
      : []),
  ];
  const unpacked = [{ view: "raw", bytes: file }, ...leveldb];
  return [...unpacked, ...unpacked.flatMap(({ bytes }) => [...blinkValues(bytes), ...gzipStreams(bytes)])];
}

const BLINK_SNAPPY = Buffer.from([0xff, 0x11, 0x02]);

/** IndexedDB values that Chromium packed by itself, before LevelDB did. */
function blinkValues(bytes: Buffer): View[] {
  return positions(bytes, BLINK_SNAPPY).flatMap((at) => {
    const value = unsnappy(bytes.subarray(at + BLINK_SNAPPY.length));
    return value ? [{ view: "packed IndexedDB value", bytes: Buffer.from(value) }] : [];
  });
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

function gzipStreams(bytes: Buffer): View[] {
  return positions(bytes, GZIP).flatMap((at) => {
    try {
      return [{ view: "gzip", bytes: gunzipSync(bytes.subarray(at), { maxOutputLength: 64_000_000 }) }];
    } catch {
      return [];
    }
  });
}

function positions(bytes: Buffer, marker: Buffer): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + 1)) found.push(at);
  return found;
}

import { readVarint, unsnappy } from "./snappy.ts";

/* What LevelDB keeps, as it was before it was packed. Source: google/leveldb, doc/table_format.md and doc/log_format.md. */

const FOOTER = 48;
const MAGIC = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
/** Each block is followed by one byte that names the compression, and four of checksum. */
const SNAPPY = 1;
const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;

/** The blocks of a table file (`.ldb`), decompressed. Empty for any other file. */
export function tableBlocks(file: Uint8Array): Uint8Array[] {
  const footer = file.subarray(-FOOTER);
  const isTable = footer.length === FOOTER && MAGIC.every((byte, index) => footer[FOOTER - 8 + index] === byte);
  if (!isTable) return [];
  // The footer names two blocks: one of meta data, and the index that names the rest.
  const meta = readHandle(footer, 0);
  const index = meta && readHandle(footer, meta.next);
  const indexBlock = index && readBlock(file, index);
  if (!indexBlock) return [];
  return handlesIn(indexBlock).flatMap((handle) => readBlock(file, handle) ?? []);
}

/** The records of a log file put together again: a long one is cut every 32 KiB by a header. */
export function logRecords(file: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let block = 0; block < file.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, file.length);
    let at = block;
    while (at + LOG_HEADER <= end) {
      const length = (file[at + 4] ?? 0) + 256 * (file[at + 5] ?? 0);
      parts.push(file.subarray(at + LOG_HEADER, Math.min(at + LOG_HEADER + length, end)));
      at += LOG_HEADER + length;
    }
  }
  return Buffer.concat(parts);
}

interface Handle {
  offset: number;
  size: number;
  next: number;
}

function readHandle(bytes: Uint8Array, at: number): Handle | undefined {
  const offset = readVarint(bytes, at);
  const size = offset && readVarint(bytes, offset.next);
  return size && { offset: offset.value, size: size.value, next: size.next };
}

function readBlock(file: Uint8Array, { offset, size }: Handle): Uint8Array | undefined {
  const block = file.subarray(offset, offset + size);
  return file[offset + size] === SNAPPY ? unsnappy(block) : block;
}

/** The index block's entries: a key, shortened by what it shares with the one before, and a handle. */
function handlesIn(block: Uint8Array): Handle[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const restarts = view.getUint32(block.length - 4, true);
  const end = block.length - 4 * (restarts + 1);
  const handles: Handle[] = [];
  let at = 0;
  while (at < end) {
    const shared = readVarint(block, at);
    const unshared = shared && readVarint(block, shared.next);
    const valueSize = unshared && readVarint(block, unshared.next);
    if (!valueSize) break;
    const value = valueSize.next + unshared.value;
    const handle = readHandle(block, value);
    if (handle) handles.push(handle);
    at = value + valueSize.value;
  }
  return handles;
}

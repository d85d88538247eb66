/* What SQLite keeps, page by page: https://www.sqlite.org/fileformat2.html. Tolerant: what is no page is left out. */

const MAGIC = "SQLite format 3\0";
const WAL_MAGICS = [0x377f0682, 0x377f0683];
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

interface Pages {
  usable: number;
  /** Every page that a record may begin in, older states of it included. */
  all: { bytes: Buffer; header: number }[];
  /** The newest state of a page, by its number. */
  newest: Map<number, Buffer>;
}

/** Each record of a database file, put together again where it lies on several pages. */
export function databaseRecords(file: Buffer): Buffer[] {
  const pages = databasePages(file);
  return pages ? records(pages) : [];
}

/** Each record in the log that is not yet part of the database, whose file it may go on in. */
export function logRecords(log: Buffer, database: Buffer): Buffer[] {
  if (log.length < 32 || !WAL_MAGICS.includes(log.readUInt32BE(0))) return [];
  const size = log.readUInt32BE(8);
  const base = databasePages(database);
  const pages: Pages = { usable: base?.usable ?? size, all: [], newest: new Map(base?.newest) };
  for (let at = 32; at + 24 + size <= log.length; at += 24 + size) {
    const number = log.readUInt32BE(at);
    const bytes = log.subarray(at + 24, at + 24 + size);
    pages.all.push({ bytes, header: number === 1 ? 100 : 0 });
    pages.newest.set(number, bytes);
  }
  return records(pages);
}

/** The values of a record that are bytes. */
export function blobsOf(record: Buffer): Buffer[] {
  const header = readVarint(record, 0);
  const blobs: Buffer[] = [];
  let at = header.next;
  let value = header.value;
  while (at < header.value && at < record.length) {
    const { value: type, next } = readVarint(record, at);
    const size = sizeOf(type);
    if (type >= 12 && type % 2 === 0) blobs.push(record.subarray(value, value + size));
    at = next;
    value += size;
  }
  return blobs;
}

function databasePages(file: Buffer): Pages | undefined {
  if (file.length < 512 || file.toString("latin1", 0, 16) !== MAGIC) return undefined;
  const stated = file.readUInt16BE(16);
  const size = stated === 1 ? 65_536 : stated;
  if (size < 512) return undefined;
  const pages: Pages = { usable: size - (file[20] ?? 0), all: [], newest: new Map() };
  for (let at = 0; at + size <= file.length; at += size) {
    const bytes = file.subarray(at, at + size);
    pages.all.push({ bytes, header: at === 0 ? 100 : 0 });
    pages.newest.set(at / size + 1, bytes);
  }
  return pages;
}

function records(pages: Pages): Buffer[] {
  return pages.all.flatMap(({ bytes, header }) => {
    const type = bytes[header] ?? 0;
    if (![TABLE_LEAF, INDEX_LEAF, INDEX_INTERIOR].includes(type)) return [];
    const first = header + (type === INDEX_INTERIOR ? 12 : 8);
    const count = bytes.readUInt16BE(header + 3);
    return Array.from({ length: count }, (_, index) => first + 2 * index)
      .filter((pointer) => pointer + 2 <= bytes.length)
      .flatMap((pointer) => readCell(pages, bytes, type, bytes.readUInt16BE(pointer)) ?? []);
  });
}

function readCell({ usable, newest }: Pages, page: Buffer, type: number, start: number): Buffer | undefined {
  const length = readVarint(page, type === INDEX_INTERIOR ? start + 4 : start);
  const from = type === TABLE_LEAF ? readVarint(page, length.next).next : length.next;
  const most = type === TABLE_LEAF ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length.value > 64_000_000 || from > page.length) return undefined;
  if (length.value <= most) return page.subarray(from, from + length.value);

  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length.value - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  if (from + local + 4 > page.length) return undefined;
  const parts = [page.subarray(from, from + local)];
  let missing = length.value - local;
  let next = page.readUInt32BE(from + local);
  while (missing > 0) {
    const overflow = newest.get(next);
    if (!overflow) break;
    parts.push(overflow.subarray(4, 4 + Math.min(missing, usable - 4)));
    missing -= usable - 4;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8][type] ?? 0;
}

/** Up to nine bytes, the highest seven bits first. */
function readVarint(bytes: Buffer, start: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = bytes[start + index] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: start + index + 1 };
  }
  return { value, next: start + 9 };
}

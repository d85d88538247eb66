import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { people } from "../../../sandbox/people.ts";
import { anyJson, objectText } from "./json-text.ts";

/** What a service, or whoever stands in its place, sends back. */
export interface FuzzedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** This many more megabytes follow, one after the other. */
  megabytes: number;
}

const { userId } = people.zhangSan;

/** `data` as each call documents it, so that a good share of the answers is only just wrong, or right. */
const DATA = [
  `{"userId":"${userId}","phone":"13800138000","email":"a@b.example","identities":[]}`,
  `{"userId":"${userId}","phone":null}`,
  '{"access_token":"token","expires_in":7200}',
  '{"isValid":true}',
  '{"totalCount":1,"list":[{"requestId":"r","userId":"u","eventType":"unbindPhone","timestamp":1}]}',
  '{"success":false}',
  "null",
];

const oddStatus = fc.constantFrom("401", '"200"', "[200]", "200.5", "-200", "true");

/** One in ten is what must not be. */
function mostly(right: fc.Arbitrary<string>, wrong: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

/** A documented envelope in which anything may have been replaced, left out, doubled or added. */
const bentEnvelope = fc
  .record({
    statusCode: mostly(fc.constantFrom("200", "200", "200", "400", "404", "499", "500"), fc.oneof(oddStatus, anyJson)),
    message: mostly(fc.constantFrom('"ok"', "null", '"错误"'), anyJson),
    apiCode: mostly(fc.constantFrom("2004", '"2004"', "null"), anyJson),
    requestId: mostly(
      fc.uuid().map((id) => JSON.stringify(id)),
      anyJson,
    ),
    data: fc.oneof(fc.constantFrom(...DATA), bentData(), anyJson),
    more: fc.array(fc.tuple(fc.constantFrom("__proto__", "constructor", "data", "statusCode", "x"), anyJson), {
      maxLength: 1,
    }),
    without: fc.subarray(["statusCode", "message", "apiCode", "requestId", "data"], { maxLength: 1 }),
  })
  .map(({ more, without, ...fields }) =>
    objectText([...Object.entries(fields).filter(([name]) => !without.includes(name)), ...more]),
  );

/** Documented data with one field put in its place or added. */
function bentData(): fc.Arbitrary<string> {
  const fields = [
    "userId",
    "phone",
    "email",
    "identities",
    "access_token",
    "expires_in",
    "isValid",
    "list",
    "__proto__",
  ];
  return fc
    .tuple(fc.constantFrom(...DATA.slice(0, 5)), fc.constantFrom(...fields), anyJson)
    .map(([data, field, value]) => `${data.slice(0, -1)},${JSON.stringify(field)}:${value}}`);
}

const nested = fc
  .tuple(fc.constantFrom(["[", "]"], ['{"data":', "}"], ['{"__proto__":', "}"]), fc.integer({ min: 1, max: 60_000 }))
  .map(([[open = "", close = ""], depth]) => {
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
    return depth % 2 === 0 ? deep : `{"statusCode":200,"data":${deep}}`;
  });

const cutShort = fc.tuple(bentEnvelope, fc.double({ min: 0, max: 1, noNaN: true })).map(([whole, share]) => {
  return whole.slice(0, Math.floor(whole.length * share));
});

const markup = fc
  .constantFrom("<!doctype html><script>globalThis.fuzzRan=1</script>", "<?xml version='1.0'?><a/>", "  <html>")
  .chain((page) => fc.string({ unit: "binary", maxLength: 60 }).map((rest) => page + rest));

const text: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 8, arbitrary: bentEnvelope },
  { weight: 3, arbitrary: anyJson },
  { weight: 2, arbitrary: markup },
  { weight: 2, arbitrary: cutShort },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: bentEnvelope.map((json) => `\uFEFF${json}`) },
  { weight: 1, arbitrary: bentEnvelope.map((json) => Buffer.from(json, "utf16le")) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

/** Of those that have a read repeated, the two that say how soon. */
const status = fc.oneof(
  { weight: 40, arbitrary: fc.constant(200) },
  { weight: 8, arbitrary: fc.constantFrom(201, 203, 206, 400, 401, 403, 404, 409, 418, 422, 451, 501, 505, 599) },
  { weight: 1, arbitrary: fc.constantFrom(429, 503) },
);
const type = fc.constantFrom("application/json", "text/html", "text/javascript", "image/svg+xml", "nonsense", "");

const plain = fc.record({ status, headers: type.map((value) => ({ "content-type": value })), body: text });
/** Not packed, though it says so. Short ones: at a long one Node's own `fetch` waits for ever, as no browser does. */
const falselyPacked = bentEnvelope.map((body) => ({ status: 200, headers: { "content-encoding": "gzip" }, body }));
const packed = text.map((body) => ({ status: 200, headers: { "content-encoding": "gzip" }, body: gzipSync(body) }));

const OPENING = '{"statusCode":200,"message":"ok","data":{"userId":"u","padding":"';
let bomb: Buffer | undefined;
/** 50 MB as they are, and 50 MB that come as 50 kB. */
const huge = fc.constantFrom("sent", "packed").map((how): FuzzedAnswer => {
  if (how === "sent") return { status: 200, headers: {}, body: OPENING, megabytes: 50 };
  bomb ??= gzipSync(OPENING + "x".repeat(50_000_000));
  return { status: 200, headers: { "content-encoding": "gzip" }, body: bomb, megabytes: 0 };
});

const small = fc
  .oneof({ weight: 30, arbitrary: plain }, { weight: 1, arbitrary: falselyPacked }, { weight: 1, arbitrary: packed })
  .map((answer): FuzzedAnswer => ({ ...answer, megabytes: 0 }));

/** Answers of every kind that a service must not send, and some that it may. */
export const fuzzedAnswer: fc.Arbitrary<FuzzedAnswer> = fc.oneof(
  { weight: 399, arbitrary: small },
  { weight: 1, arbitrary: huge },
);

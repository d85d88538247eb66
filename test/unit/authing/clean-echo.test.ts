import { describe, expect, it } from "vitest";
import { createCleanEcho, secretsIn } from "../../../lib/authing/clean-echo.ts";
import { traceEntry } from "../../../lib/authing/action-logs.ts";
import { ActionLogs, LoggedInApps, NoData, User } from "../../../lib/authing/contract.ts";
import { readAnswer } from "../../../lib/authing/read-answer.ts";
import { tokenWith } from "../../doubles/fake-token.ts";

const secret = 'k9"/<&+ é0aZ4f7c2b8e1d';
const token = tokenWith({ scoped_userpool_id: "pool-1" });

/** As RFC 4648 has it, without what fills it up. */
function base32(text: string): string {
  const bits = Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[parseInt(group.padEnd(5, "0"), 2)]).join("");
}

describe("what a request sends that nobody may see", () => {
  it("is its token, its pass code and its access key secret, however deep", () => {
    const body = { codeType: "SMS", smsCodePayload: { phone: "138", passCode: "483920" }, accessKeySecret: "s" };
    expect(secretsIn({ headers: { authorization: "Bearer t" }, body })).toEqual(["t", "483920", "s"]);
  });
});

describe("an echo is cleaned", () => {
  const clean = createCleanEcho([secret, token, "483920"]);

  it.each([
    ["as it is", secret],
    ["as JSON", JSON.stringify(secret).slice(1, -1)],
    ["in a URL", encodeURIComponent(secret)],
    ["in a form", new URLSearchParams({ a: secret }).toString().slice(2)],
    ["in HTML", "k9&quot;/&lt;&amp;+ é0aZ4f7c2b8e1d"],
    ["in base64", Buffer.from(secret).toString("base64")],
    ["in part", secret.slice(3, 16)],
    ["in a URL twice", encodeURIComponent(encodeURIComponent(secret))],
    ["with every byte escaped in a URL", Buffer.from(secret).toString("hex").replace(/../gu, "%$&")],
    ["in JSON in JSON", JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
    ["with each character escaped", Array.from(token, (one) => `\\u00${one.charCodeAt(0).toString(16)}`).join("")],
    ["in numbers of HTML", Array.from(token, (one) => `&#${one.charCodeAt(0)};`).join("")],
    ["in hexadecimal", Buffer.from(token).toString("hex").toUpperCase()],
    ["backwards", Array.from(token).reverse().join("")],
    ["in capitals, with blanks", Array.from(token.toUpperCase()).join(" ")],
    ["broken into lines", token.replace(/.{3}(?=.)/gu, "$&\n")],
    ["as a token", token],
    ["as a part of a token", token.slice(5, 40)],
  ])("%s", (_as, written) => {
    expect(clean(`before ${written} after`)).toBe("before ••• after");
  });

  it.each([
    ["with a tag around each character", Array.from(token, (one) => `<b class="c">${one}</b>`).join("")],
    ["with tags that are escaped", Array.from(token, (one) => `&lt;i&gt;${one}&lt;/i&gt;`).join("")],
    ["in the bytes of a script", Array.from(Buffer.from(token), (byte) => `0x${byte.toString(16)}`).join(", ")],
    ["in decimal bytes", `[${Buffer.from(token).join(",")}]`],
    ["in octal bytes", Array.from(Buffer.from(token), (byte) => `\\${byte.toString(8)}`).join("")],
    ["in base64 twice", Buffer.from(Buffer.from(token).toString("base64")).toString("base64")],
    ["in base32", base32(token)],
  ])("%s, but for its first or last sign", (_as, written) => {
    const left = clean(`before ${written} after`);
    expect(left).toContain("•••");
    expect(left.length).toBeLessThan("before ••• after".length + 20);
  });

  it.each([
    ["code 483920 is wrong", "code ••• is wrong"],
    ["验证码483920错误", "验证码•••错误"],
    ["req-483920", "req-•••"],
    ["483-920, 4 8 3 9 2 0, ４８３９２０", "•••, •••, •••"],
    ["029384, 48392, 3920 and 483", "•••, •••, ••• and 483"],
    ["٤٨٣٩٢٠ ४८३९२० ۴۸۳۹۲۰", "••• ••• •••"],
    ["passCode483920, code_483920, v483920: %34%38%33%39%32%30x", "passCode•••, code_•••, v•••: •••x"],
    ['["4","8","3","9","2","0"] 4, 8, 3, 9, 2, 0', '["•••"] •••'],
    ["483,920 483–920 483/920 483_920", "••• ••• ••• •••"],
    ["\\u0034\\u0038\\u0033\\u0039\\u0032\\u0030 %34%38%33%39%32%30 343833393230", "••• ••• •••"],
    ["<b>4</b><b>8</b><b>3</b><b>9</b><b>2</b><b>0</b> and <input value='483920'>", "<b>••• and <input value='•••'>"],
    ["52 56 51 57 50 48 and 64,70,63,71,62,60", "••• and •••"],
    ["1483920 and a483920 and 4839201", "1483920 and a483920 and 4839201"],
    ["7bc483920fe, 483920abc, v3920, 48392x", "7bc483920fe, 483920abc, v3920, 48392x"],
    ["b7c1f1a0-8392-4839-9a6f-3f3a52483920", "b7c1f1a0-8392-4839-9a6f-3f3a52483920"],
  ])("of a pass code only where it is no part of something longer: %s", (said, cleaned) => {
    expect(clean(said)).toBe(cleaned);
  });

  it.each([
    ...[
      "-",
      "−",
      ":",
      "; ",
      "|",
      " ~ ",
      "*",
      ")(",
      "][",
      "、",
      " = ",
      "#",
      '",\n  "',
      "\u20e3",
      "\ufe0f\u20e3",
    ].flatMap((mark) => [Array.from("483920").join(mark), `483${mark}920`]),
    "00483920",
    "0000000483920",
    "bad483920",
    "added483920",
    "DEAD483920",
    "13800138000483920",
    "8613800138000483920",
    "+447400123456483920",
    "138****8000483920",
    "48392013800138000",
  ])("of a pass code in parts, padded or joined with what is no ID: %j", (written) => {
    for (const said of [written, `(${written})`, `[${written}] no`]) {
      const cleaned = clean(said).replace(/•••/gu, "");
      expect(cleaned.replace(/1380013800\d|7400123456|138\*{4}8000/gu, "").replace(/\D/gu, ""), said).toMatch(
        /^(?:86|44)?$/u,
      );
    }
  });

  it.each(["7abc483920", "0a483920", "ab483920", "483920f", "77483920", "99900138000483920", "48392099900138000"])(
    "but leaves the ID %s alone",
    (id) => expect(clean(id)).toBe(id),
  );

  it.each([
    ['{"passCode":"99"}', '{"passCode":"•••"}'],
    ['{\\"accessKeySecret\\":\\"x-y\\"}', '{\\"accessKeySecret\\":\\"•••\\"}'],
    ["passCode=1234&a=b", "passCode=•••&a=b"],
    ["passCode: 1234", "passCode: •••"],
    ["passCode must be a string", "passCode must be a string"],
    ["Invalid passCode: it must be digits", "Invalid passCode: it must be digits"],
  ])("of a field that names a secret, whatever its value: %s", (said, cleaned) => {
    expect(createCleanEcho([])(said)).toBe(cleaned);
  });

  it.each([
    '{"passCode":"验证码错误"}',
    '{"passCode":"should not be empty"}',
    '{"errors":{"passCode":"has expired"}}',
    "passCode='wrong' passCode: 'has expired' passCode=expired",
    "Invalid passCode: 6 digits expected",
    "passCode:6位数字, passCode: 60 seconds",
    "passCode:1 attempt left",
    '{"accessKeySecret":"should not be empty"}',
    '{"accessKeySecret":"密钥错误"}',
  ])("but not what a validator says of a secret that was sent: %s", (said) => {
    expect(clean(said)).toBe(said);
  });

  it.each([
    ['{"passCode":"483920 is wrong"}', '{"passCode":"••• is wrong"}'],
    ['{"passCode":"99"} passCode: 112233', '{"passCode":"99"} passCode: •••'],
    ["passCode: 83 or 29 or 4*", "passCode: ••• or 29 or 4*"],
    ["passCode=83 passCode=02 passCode=4***** passCode=4-8", "passCode=••• passCode=••• passCode=••• passCode=•••"],
    ['{"passCode":"e10adc3949ba59abbe56e057f20f883e"}', '{"passCode":"•••"}'],
    ['{"passCode":"qZXkLmNoPqRsTuVwXyZabc=="}', '{"passCode":"•••"}'],
    ['{"accessKeySecret":"k9é0aZ4f"} accessKeySecret=k9a0...8e1d', '{"accessKeySecret":"•••"} accessKeySecret=•••'],
    ['{"password":"too short"} access_token=invalid', '{"password":"••• short"} access_token=•••'],
  ])("and whatever may be a part of it, or another one: %s", (said, cleaned) => {
    expect(clean(said)).toBe(cleaned);
  });

  it("and of a secret that was not sent it is cleaned", () => {
    expect(createCleanEcho([secret, token])('{"passCode":"wrong"}')).toBe('{"passCode":"•••"}');
    expect(createCleanEcho(["483920"])('{"accessKeySecret":"wrong"}')).toBe('{"accessKeySecret":"•••"}');
  });

  it("in base64 of the whole body, and of the key beside it", () => {
    for (const before of ["", "x", "xy", '{"passCode":"']) {
      const said = Buffer.from(`${before}483920"}`).toString("base64");
      expect(clean(said), said).toContain("•••");
      const basic = Buffer.from(`${before}${secret}`).toString("base64");
      expect(clean(`Basic ${basic}`).replace(/\W/gu, "").length, basic).toBeLessThan(32);
    }
  });

  it("with a pass code inside, as a whole", () => {
    const both = createCleanEcho(["abcdef-4839-xy", "4839"]);
    expect(both("before abcdef-4839-xy after")).toBe("before ••• after");
  });

  it("leaves a UUID alone, a part of which equals a short pass code", () => {
    const id = "b7c1f1a0-1234-4839-9a6f-3f3a52483920";
    expect(createCleanEcho(["1234"])(id)).toBe(id);
  });
});

it("is cleaned of a short secret with a hyphen: half of a key, pasted by mistake", () => {
  expect(createCleanEcho(["ab-12"])("no key ab-12")).toBe("no key •••");
});

it("is cleaned in every field of an answer, and in the header", async () => {
  const body = { statusCode: 400, message: ["no", '{"passCode":"483920"}'], apiCode: "E 483920", requestId: 483920 };
  const response = Response.json(
    { ...body, uniqueId: `u ${secret}` },
    { headers: { "x-authing-request-id": `h-${token}` } },
  );
  const result = await readAnswer(response, NoData, ["483920", secret, token]);
  expect(JSON.stringify(result)).not.toMatch(/483920/u);
  expect(result).toMatchObject({
    failure: {
      answer: {
        message: 'no; {"passCode":"•••"}',
        apiCode: "E •••",
        requestId: "•••",
        uniqueId: "u •••",
        headerRequestId: "h-•••",
      },
    },
  });
});

describe("what people read of an answer's data is cleaned too", () => {
  const secrets = [secret, token, "483920"];
  const echo = `passCode=483920 ${secret} ${token}`;
  const cleaned = "passCode=••• ••• •••";

  it("of a user", async () => {
    const identities = [{ provider: echo }];
    const data = {
      userId: "6319a1504f3c2a7f214dd5b1",
      name: echo,
      nickname: echo,
      username: echo,
      status: echo,
      identities,
    };
    const result = await readAnswer(Response.json({ statusCode: 200, data }), User, secrets);
    expect(result).toMatchObject({
      value: { data: { userId: data.userId, name: cleaned, username: cleaned, status: cleaned } },
    });
    expect(JSON.stringify(result)).not.toContain(token);
  });

  it("of an action log, and no more of a detail is kept than people read", async () => {
    const list = [{ eventDetail: `${echo} ${"x".repeat(100_000)}`, clientIp: echo }];
    const data = { totalCount: 1, list };
    const result = await readAnswer(Response.json({ statusCode: 200, data }), ActionLogs, secrets);
    if (!result.ok) throw new Error(result.failure.code);
    const [entry] = result.value.data.list.map(traceEntry);
    expect(entry?.detail?.startsWith(cleaned)).toBe(true);
    expect(entry?.detail).toHaveLength(2_000);
    expect(entry?.clientIp).toBe(cleaned);
  });

  it("of an app's name", async () => {
    const data = [{ appId: "app-1", appName: echo }];
    const result = await readAnswer(Response.json({ statusCode: 200, data }), LoggedInApps, secrets);
    expect(result).toMatchObject({ value: { data: [{ appName: cleaned }] } });
  });

  it("and an ID or a phone in it stays as it is: it is compared", async () => {
    const data = { userId: "483920", phone: "483920", identities: [] };
    expect(await readAnswer(Response.json({ statusCode: 200, data }), User, secrets)).toMatchObject({
      value: { data },
    });
  });
});

it("takes no value of a user that is too long to be one", async () => {
  const data = { userId: "u", phone: "1".repeat(2_001), identities: [] };
  expect(await readAnswer(Response.json({ statusCode: 200, data }), User)).toMatchObject({
    failure: { code: "undocumented-answer", came: "wrong-shape" },
  });
});

it.each(
  [["4", "8", "3", "9", "2", "0"], ["483", "920"], [4, 83, 920], [["483", "920"]], [{ 0: "483" }, "920"]].map(
    (message) => [message],
  ),
)("is cleaned of a message in parts: %j", async (message) => {
  const result = await readAnswer(Response.json({ statusCode: 400, message }), NoData, ["483920"]);
  const { answer } = result.ok ? result.value : result.failure;
  expect(answer?.message).toContain("•••");
  expect(answer?.message).not.toMatch(/[1-9]/u);
});

it.each([483920, "483920"])("takes no pass code for a statusCode: %j", async (statusCode) => {
  const body = { statusCode, message: "no", requestId: "r-1" };
  expect(await readAnswer(Response.json(body), NoData, ["483920"])).toEqual({
    ok: false,
    failure: {
      code: "undocumented-answer",
      came: "wrong-shape",
      answer: { httpStatus: 200, message: "no", requestId: "r-1" },
    },
  });
});

it("keeps an apiCode that equals a short pass code: it is the reason", async () => {
  const response = Response.json({ statusCode: 400, apiCode: 2001, message: "2001" });
  expect(await readAnswer(response, NoData, ["2001"])).toMatchObject({
    failure: { answer: { apiCode: 2001, message: "•••" } },
  });
});

it("leaves nothing of a secret that a cut would halve", async () => {
  const message = `${"x ".repeat(997)}${token}`;
  const result = await readAnswer(Response.json({ statusCode: 400, message }), NoData, [token]);
  expect(result).toMatchObject({ failure: { answer: { message: `${"x ".repeat(997)}•••` } } });
});

import { beforeEach, describe, expect, it, vi } from "vitest";
import { createTokenSource, requestToken, type ManagementToken } from "../../../lib/authing/token.ts";
import type { Transport } from "../../../lib/authing/transport.ts";
import { readAnswer } from "../../../lib/authing/read-answer.ts";
import { tokenWith } from "../../doubles/fake-token.ts";

const CREDENTIALS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", accessKeySecret: "secret" };
const TWO_HOURS = 7_200_000;

let clock: number;
let asked: object[];
let stored: ManagementToken | undefined;
let issued: number;
/** What the service answers; a token that differs each time, unless the test says otherwise. */
let answer: () => object | Promise<object>;
beforeEach(() => {
  clock = 1_000_000_000_000;
  vi.spyOn(Date, "now").mockImplementation(() => clock);
  asked = [];
  stored = undefined;
  issued = 0;
  answer = () => ({ statusCode: 200, data: { access_token: `token-${(issued += 1)}`, expires_in: 7200 } });
});

const transport: Transport = async ({ path, body, data }) => {
  asked.push({ path, body });
  return readAnswer(Response.json(await answer()), data);
};
const store = {
  read: () => Promise.resolve(stored),
  write: (token: ManagementToken) => {
    stored = token;
    return Promise.resolve();
  },
};
const newSource = () => createTokenSource(store);

async function storedToken(): Promise<ManagementToken> {
  const token = await store.read();
  if (!token) throw new Error("No token is stored");
  return token;
}

async function tokenOf(result: ReturnType<ReturnType<typeof newSource>["current"]>): Promise<string> {
  const token = await result;
  return token.ok ? token.value.accessToken : token.failure.code;
}

it("takes a token that can't be kept, because memory is full, for one call", async () => {
  const full = { ...store, write: () => Promise.reject(new Error("Quota exceeded")) };
  const source = createTokenSource(full);
  expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-1");
  expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-2");
});

describe("asking for a token", () => {
  it("sends the credentials and nothing else", async () => {
    await newSource().current(transport, CREDENTIALS);
    expect(asked).toEqual([
      { path: "/api/v3/get-management-token", body: { accessKeyId: "key", accessKeySecret: "secret" } },
    ]);
  });

  it("reads the user pool out of the token", async () => {
    const access_token = tokenWith({ scoped_userpool_id: "pool-1" });
    answer = () => ({ statusCode: 200, data: { access_token, expires_in: 7200 } });
    expect(await requestToken(transport, CREDENTIALS)).toMatchObject({
      ok: true,
      value: { data: { userPoolId: "pool-1" } },
    });
  });

  it.each([
    ["opaque", "0123456789abcdef"],
    ["half a JWT", "a.b"],
    ["not JSON inside", "e30.bm90IGpzb24.c"],
    ["no pool inside", tokenWith({ sub: "key" })],
    ["a pool that is no text", tokenWith({ scoped_userpool_id: 7 })],
  ])("takes a token that names no pool: %s", async (_what, access_token) => {
    answer = () => ({ statusCode: 200, data: { access_token, expires_in: 7200 } });
    const result = await requestToken(transport, CREDENTIALS);
    expect(result).toMatchObject({ ok: true, value: { data: { accessToken: access_token } } });
    expect(result.ok && "userPoolId" in result.value.data).toBe(false);
  });

  it("says that the access key was refused, with the service's words", async () => {
    answer = () => ({ statusCode: 401, apiCode: 1300, message: "wrong key", requestId: "r-1" });
    expect(await newSource().current(transport, CREDENTIALS)).toEqual({
      ok: false,
      failure: {
        code: "token-refused",
        answer: { httpStatus: 200, statusCode: 401, apiCode: 1300, message: "wrong key", requestId: "r-1" },
      },
    });
    expect(stored).toBeUndefined();
  });

  it.each([429, 500, 502, 503])(
    "does not blame the access key for an error of the service's own: %i",
    async (statusCode) => {
      answer = () => ({ statusCode, message: "later", requestId: "r-2" });
      const result = await newSource().current(transport, CREDENTIALS);
      expect(result).toMatchObject({ ok: false, failure: { answer: { statusCode, requestId: "r-2" } } });
      expect(result).not.toMatchObject({ failure: { code: "token-refused" } });
    },
  );

  it("passes other failures on as they are", async () => {
    answer = () => ({ statusCode: 200, data: { token: "x" } });
    expect(await tokenOf(newSource().current(transport, CREDENTIALS))).toBe("undocumented-answer");
  });

  it("keeps the secret out of what is stored", async () => {
    await newSource().current(transport, CREDENTIALS);
    expect(JSON.stringify(stored)).not.toContain("secret");
  });
});

describe("caching", () => {
  it("asks once, and again only shortly before the token ends", async () => {
    const source = newSource();
    expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-1");
    clock += TWO_HOURS - 120_000;
    expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-1");
    clock += 119_999;
    expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-2");
  });

  it("never uses a token in its last moments, however short its life", async () => {
    for (const seconds of [1, 10, 60, 7200]) {
      stored = undefined;
      answer = () => ({ statusCode: 200, data: { access_token: "t", expires_in: seconds } });
      await newSource().current(transport, CREDENTIALS);
      const ends = clock + seconds * 1_000;
      const { useUntil } = await storedToken();
      expect(useUntil).toBeLessThan(ends);
      expect(useUntil).toBeGreaterThan(clock + seconds * 500);
    }
  });

  it("counts the token's life from when it was asked for, not from when it came", async () => {
    answer = () => {
      clock += 100_000;
      return { statusCode: 200, data: { access_token: "t", expires_in: 7200 } };
    };
    const askedAt = clock;
    await newSource().current(transport, CREDENTIALS);
    expect(stored?.useUntil).toBeLessThan(askedAt + TWO_HOURS);
  });

  it("outlives the worker: the next one uses the stored token", async () => {
    await newSource().current(transport, CREDENTIALS);
    expect(await tokenOf(newSource().current(transport, CREDENTIALS))).toBe("token-1");
    expect(asked).toHaveLength(1);
  });

  it.each([{ serviceAddress: "https://other.example" }, { accessKeyId: "other" }])(
    "never uses the old token with changed credentials: %j",
    async (change) => {
      const source = newSource();
      await source.current(transport, CREDENTIALS);
      expect(await tokenOf(source.current(transport, { ...CREDENTIALS, ...change }))).toBe("token-2");
    },
  );
});

describe("many callers", () => {
  it("share one request", async () => {
    const source = newSource();
    const tokens = await Promise.all(Array.from({ length: 50 }, () => tokenOf(source.current(transport, CREDENTIALS))));
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
    expect(asked).toHaveLength(1);
  });

  it("share its failure, and the next one asks anew", async () => {
    const good = answer;
    answer = () => ({ statusCode: 401 });
    const source = newSource();
    const codes = await Promise.all([1, 2, 3].map(() => tokenOf(source.current(transport, CREDENTIALS))));
    expect(codes).toEqual(["token-refused", "token-refused", "token-refused"]);
    answer = good;
    expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-1");
    expect(asked).toHaveLength(2);
  });

  it.each([{ serviceAddress: "https://other.example" }, { accessKeyId: "other" }, { accessKeySecret: "other" }])(
    "with other credentials don't share it: %j",
    async (change) => {
      const source = newSource();
      const [one, two] = await Promise.all([
        tokenOf(source.current(transport, CREDENTIALS)),
        tokenOf(source.current(transport, { ...CREDENTIALS, ...change })),
      ]);
      expect(one).not.toBe(two);
      expect(asked).toHaveLength(2);
    },
  );
});

describe("renewing", () => {
  it("asks for another token than the rejected one, though it still seemed good", async () => {
    const source = newSource();
    const first = await source.current(transport, CREDENTIALS);
    if (!first.ok) throw new Error("No token");
    expect(await tokenOf(source.renew(transport, CREDENTIALS, first.value))).toBe("token-2");
    expect(await tokenOf(source.current(transport, CREDENTIALS))).toBe("token-2");
  });

  it("uses the token that another call renewed meanwhile", async () => {
    const source = newSource();
    const first = await source.current(transport, CREDENTIALS);
    if (!first.ok) throw new Error("No token");
    await source.renew(transport, CREDENTIALS, first.value);
    expect(await tokenOf(source.renew(transport, CREDENTIALS, first.value))).toBe("token-2");
    expect(asked).toHaveLength(2);
  });

  it("renews once for many callers that were rejected at the same time", async () => {
    const source = newSource();
    const first = await source.current(transport, CREDENTIALS);
    if (!first.ok) throw new Error("No token");
    const renewed = await Promise.all([1, 2, 3].map(() => tokenOf(source.renew(transport, CREDENTIALS, first.value))));
    expect(renewed).toEqual(["token-2", "token-2", "token-2"]);
  });
});

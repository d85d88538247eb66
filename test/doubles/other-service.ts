/** What a call came to, before a deployment's own way of saying it. */
export interface Said {
  statusCode: number;
  apiCode?: number;
  data?: unknown;
}

/** How one deployment says things. */
export interface Ways {
  envelope: (said: Said, requestId: string) => Response;
  /** `data` of get-management-token. */
  token: object;
  time: (at: number) => number | string;
  flag: (is: boolean) => unknown;
  /** @param read how many answers there were before: for what differs each time */
  user: (fields: Fields, read: number) => unknown;
  list: (entries: readonly unknown[]) => unknown;
}

type Fields = Record<string, unknown>;

export interface Call {
  name: string;
  requestId: string;
  /** Whether the user or their sessions are other ones since. */
  changed: boolean;
}

/** Another Authing than the sandbox, from the documentation alone: one user, and a deployment's ways. */
export class OtherService {
  user: Fields = {
    userId: "64f0a1b2c3d4e5f60718293a",
    status: "Activated",
    gender: "F",
    name: "李娜",
    email: "lina@example.net",
    emailVerified: true,
    phone: "13912345678",
    phoneCountryCode: "+86",
    identities: [],
    createdAt: 1_600_000_000_000,
    passwordLastSetAt: 1_640_000_000_000,
    resetPasswordOnNextLogin: false,
  };
  appIds = ["shop", "forum"];
  code = "";
  readonly calls: Call[] = [];
  readonly #logs: unknown[] = [];
  /** What a call of this name comes to instead. It may do what was asked first. */
  readonly instead = new Map<string, (obey: () => Said) => Said | Response>();
  clearsWith: readonly unknown[] = [null];
  /** Whether an update applies the defaults of what it doesn't name. */
  fillsIn = false;

  constructor(readonly ways: Ways) {}

  state(): string {
    return JSON.stringify([this.user, this.appIds]);
  }

  /** In place of `fetch`. */
  readonly fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const name = pathname.replace("/api/v3/", "");
    const sent: unknown = request.method === "POST" ? await request.json() : {};
    const asked: Fields = { ...(typeof sent === "object" && sent), ...Object.fromEntries(searchParams) };
    const requestId = `${name}-${this.calls.length}`;
    const before = this.state();
    const obey = () => this.#obey(name, asked, requestId);
    const said = this.instead.get(name)?.(obey) ?? obey();
    this.calls.push({ name, requestId, changed: this.state() !== before });
    if (said instanceof Response && said.type === "error") throw new TypeError("Failed to fetch");
    return said instanceof Response ? said : this.ways.envelope(said, requestId);
  };

  #obey(name: string, asked: Fields, requestId: string): Said {
    const { flag, list, time, token } = this.ways;
    const good = (data?: unknown): Said => ({ statusCode: 200, data });
    const log = { requestId, userId: asked["userId"], success: flag(true), timestamp: time(Date.now()) };
    switch (name) {
      case "get-management-token":
        return good(token);
      case "get-user":
        return asked["userId"] === this.user["userId"] ? good(this.#view()) : { statusCode: 404, apiCode: 2004 };
      case "list-users":
        return good(list([this.#view()]));
      case "send-sms":
      case "send-email":
        this.code = `48${1000 + this.calls.length}`;
        return good();
      case "pre-check-code":
        return good({ isValid: JSON.stringify(asked).includes(`"passCode":"${this.code}"`) });
      case "unbind-phone":
      case "unbind-email":
        if (asked["passCode"] !== this.code) return { statusCode: 400, apiCode: 2001 };
        this.user = { ...this.user, [name.replace("unbind-", "")]: null };
        return good();
      case "update-user":
        this.#update(asked);
        this.#logs.push({ ...log, operationType: "update", resourceType: "user", targetValue: JSON.stringify(asked) });
        return good(this.#view());
      case "get-user-loggedin-apps":
        return good(this.appIds.map((appId) => ({ appId, appName: null })));
      case "kick-users":
        this.appIds = this.appIds.filter((appId) => !JSON.stringify(asked["appIds"]).includes(`"${appId}"`));
        return good({ success: true });
      case "check-session-status":
        return good({ active: flag(this.appIds.some((appId) => appId === asked["appId"])) });
      case "get-admin-audit-logs":
        return good(list(this.#logs));
      default:
        return good(list([]));
    }
  }

  #update({ options, userId, ...fields }: Fields): void {
    const isKept = ([field, value]: [string, unknown]) => field === "phone" && !this.clearsWith.includes(value);
    const taken = Object.fromEntries(Object.entries(fields).filter((field) => !isKept(field)));
    const isReset = JSON.stringify(options ?? {}).includes('"autoGeneratePassword":true');
    this.user = {
      ...this.user,
      ...(this.fillsIn && { status: "Activated", gender: "U" }),
      ...taken,
      ...(isReset && { passwordLastSetAt: Date.now(), resetPasswordOnNextLogin: true }),
      userId,
    };
  }

  #view(): unknown {
    const { time, flag, user } = this.ways;
    const inItsForm = (value: unknown) =>
      typeof value === "number" ? time(value) : typeof value === "boolean" ? flag(value) : value;
    const fields = Object.entries(this.user).map(([field, value]): [string, unknown] => [field, inItsForm(value)]);
    return user(Object.fromEntries(fields), this.calls.length);
  }
}

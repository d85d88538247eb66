/** What a code means for this customer, and what the agent does next. */
export interface CodeMeaning {
  means: string;
  next: string;
}

type Worded = Record<"en" | "zh-CN", CodeMeaning>;

function worded(en: [means: string, next: string], zh: [means: string, next: string]): Worded {
  return { en: { means: en[0], next: en[1] }, "zh-CN": { means: zh[0], next: zh[1] } };
}

/**
 * `apiCode`: the particular reason. Those a support agent can meet; Authing's official list is longer.
 * 4004 and 2080 are missing on purpose: only a send call means by them what `code-sent-lately` says.
 * Sources: Authing's V3 documentation of error codes (1300 to 1306, 2001, 2004, 2005, 2011, 2020, 2035, 2224, 4021, 2120008);
 * the older V2 list and public code that calls V3 (all others; whether a V3 pool sends them is not known).
 */
const API_CODES: Readonly<Record<number, Worded>> = {
  500: worded(
    ["The pass code is wrong.", "Ask the customer to read the newest code again, or send a new one."],
    ["验证码错误。", "请客户重读最新的验证码，或重新发送。"],
  ),
  1000: worded(["The service is busy.", "Try again in a moment."], ["服务繁忙。", "请稍后重试。"]),
  1001: worded(
    ["The access key may not do this.", "Ask an administrator to check the access key's permissions."],
    ["该访问密钥无权执行此操作。", "请管理员检查访问密钥的权限。"],
  ),
  1300: worded(
    ["The access key's signature is not valid.", "Ask an administrator to check the access key in Settings."],
    ["访问密钥的签名无效。", "请管理员检查设置中的访问密钥。"],
  ),
  1301: worded(
    ["The signature method is not the one the service expects.", "Give the request ID to your engineers."],
    ["签名方法与服务要求的不一致。", "请把请求 ID 交给工程师。"],
  ),
  1302: worded(
    ["The signature version is not the one the service expects.", "Give the request ID to your engineers."],
    ["签名版本与服务要求的不一致。", "请把请求 ID 交给工程师。"],
  ),
  1303: worded(
    ["The signature's timestamp can't be read.", "Check this computer's clock, then try again."],
    ["签名的时间戳无法识别。", "请检查本机时钟后重试。"],
  ),
  1304: worded(
    ["The request carried no date.", "Give the request ID to your engineers."],
    ["请求没有携带日期。", "请把请求 ID 交给工程师。"],
  ),
  1305: worded(
    ["This computer's clock is too far off.", "Set the clock, then try again."],
    ["本机时钟偏差过大。", "请校准时钟后重试。"],
  ),
  1306: worded(["This request's signature was used before.", "Try again."], ["该请求的签名已被使用过。", "请重试。"]),
  1635: worded(
    ["The service asks for a second factor (MFA).", "Give the request ID to your administrator."],
    ["服务要求多因素认证（MFA）。", "请把请求 ID 交给管理员。"],
  ),
  1636: worded(
    ["The service asks for a second factor (MFA).", "Give the request ID to your administrator."],
    ["服务要求多因素认证（MFA）。", "请把请求 ID 交给管理员。"],
  ),
  1643: worded(
    ["The account is locked. The customer can unlock it.", "Ask the customer to unlock the account, then try again."],
    ["账号已被锁定，客户可以自行解锁。", "请客户解锁账号后重试。"],
  ),
  1999: worded(
    ["A rule of the user pool forbids it.", "Read the message; often another login method must be bound first."],
    ["用户池的规则不允许。", "请阅读返回的消息；通常需要先绑定其他登录方式。"],
  ),
  2000: worded(
    ["The account looks unusual, so the service asks for a captcha.", "Ask the customer to sign in and solve it."],
    ["账号存在异常，服务要求图形验证码。", "请客户登录并完成图形验证码。"],
  ),
  2001: worded(
    ["The pass code is wrong or has expired.", "Ask the customer to read the newest code again, or send a new one."],
    ["验证码错误或已过期。", "请客户重读最新的验证码，或重新发送。"],
  ),
  2004: worded(
    ["There is no such user in this user pool.", "Check what you entered, or find the customer by another User type."],
    ["该用户池中没有这个用户。", "请检查输入，或换一种用户类型查找。"],
  ),
  2005: worded(
    ["The user is locked.", "Unlock the user in the Authing console, then try again."],
    ["该用户已被锁定。", "请先在 Authing 控制台解锁该用户，再重试。"],
  ),
  2011: worded(
    ["The application was not found.", "Ask an administrator to check the App ID in Settings."],
    ["找不到该应用。", "请管理员检查设置中的 App ID。"],
  ),
  2020: worded(
    [
      "The service takes this call only from the customer's own session.",
      "Ask an administrator to press “Check this pool” in Settings: it finds the route that works, and sets it.",
    ],
    [
      "服务只接受客户本人登录状态下的这个调用。",
      "请管理员在设置中点击“检测用户池”：它会找出可用的解绑方式并完成设置。",
    ],
  ),
  2035: worded(
    ["The phone is already bound to a user.", "Check whether the customer has a second account."],
    ["该手机号已绑定到某个用户。", "请确认客户是否还有另一个账号。"],
  ),
  2036: worded(
    ["The user is not in this user pool.", "Check what you entered, or find the customer by another User type."],
    ["该用户不在此用户池中。", "请检查输入，或换一种用户类型查找。"],
  ),
  2200: worded(
    ["The e-mail is already bound to a user.", "Check whether the customer has a second account."],
    ["该邮箱已绑定到某个用户。", "请确认客户是否还有另一个账号。"],
  ),
  2206: worded(
    [
      "The access token is not valid.",
      "Try again; if it stays, ask an administrator to check the access key in Settings.",
    ],
    ["访问凭证无效。", "请重试；若仍失败，请管理员检查设置中的访问密钥。"],
  ),
  2207: worded(
    [
      "The access token is not valid.",
      "Try again; if it stays, ask an administrator to check the access key in Settings.",
    ],
    ["访问凭证无效。", "请重试；若仍失败，请管理员检查设置中的访问密钥。"],
  ),
  2217: worded(
    [
      "It is the customer's only login method.",
      "Bind another login method first, so that the customer can still sign in.",
    ],
    ["这是客户唯一的登录方式。", "请先绑定其他登录方式，以便客户仍可登录。"],
  ),
  2219: worded(
    ["The user has no e-mail.", "Look the user up again, and check that this is the right customer."],
    ["该用户没有绑定邮箱。", "请重新查找用户，并确认是否为正确的客户。"],
  ),
  2224: worded(
    [
      "The user pool was not found.",
      "Ask an administrator to check the service address and the access key in Settings.",
    ],
    ["找不到用户池。", "请管理员检查设置中的服务地址和访问密钥。"],
  ),
  2225: worded(
    ["The service does not let this be changed in this way.", "Give the request ID to your administrator."],
    ["服务不允许以这种方式修改。", "请把请求 ID 交给管理员。"],
  ),
  2226: worded(
    ["The service does not let this be changed in this way.", "Give the request ID to your administrator."],
    ["服务不允许以这种方式修改。", "请把请求 ID 交给管理员。"],
  ),
  2229: worded(
    ["The new value is the same as before.", "Look the user up again, then decide."],
    ["新值与原值相同。", "请重新查找该用户后再决定。"],
  ),
  2230: worded(
    ["The new value is the same as before.", "Look the user up again, then decide."],
    ["新值与原值相同。", "请重新查找该用户后再决定。"],
  ),
  2300: worded(
    ["The pass code has expired.", "Send a new code, and ask the customer to read it at once."],
    ["验证码已过期。", "请重新发送，并请客户立即读出。"],
  ),
  4021: worded(
    [
      "The user pool's plan or quota does not allow this.",
      "Ask an administrator to check the plan in the Authing console.",
    ],
    ["用户池的套餐或用量不允许此操作。", "请管理员在 Authing 控制台检查套餐。"],
  ),
  2120008: worded(
    [
      "The user is suspended, or does not belong to this tenant.",
      "Reactivate the user in the Authing console first, or escalate with the request ID.",
    ],
    ["该用户已被停用，或不属于当前租户。", "请先在 Authing 控制台恢复该用户，或凭请求 ID 升级处理。"],
  ),
};

/** `statusCode`: the class of the answer, if no `apiCode` says more. */
const STATUS_CODES: Readonly<Record<number, Worded>> = {
  200: worded(["The service reports success.", ""], ["服务报告成功。", ""]),
  400: worded(
    [
      "The service did not accept what was sent.",
      "Check the user and the pass code; if they are right, escalate with the request ID.",
    ],
    ["服务不接受所发送的内容。", "请核对用户和验证码；若无误，凭请求 ID 升级处理。"],
  ),
  401: worded(
    [
      "The service did not accept our credentials for this call.",
      "Ask an administrator to check the access key in Settings.",
    ],
    ["服务不接受此次调用的凭证。", "请管理员检查设置中的访问密钥。"],
  ),
  402: worded(
    ["The user pool's plan does not include this.", "Ask an administrator to check the plan in the Authing console."],
    ["用户池的套餐不包含此功能。", "请管理员在 Authing 控制台检查套餐。"],
  ),
  403: worded(
    ["The access key may not do this.", "Ask an administrator to check the access key's permissions."],
    ["该访问密钥无权执行此操作。", "请管理员检查访问密钥的权限。"],
  ),
  404: worded(
    ["The service did not find what was asked for.", "Check the user; if it is right, escalate with the request ID."],
    ["服务没有找到所请求的内容。", "请核对用户；若无误，凭请求 ID 升级处理。"],
  ),
  409: worded(
    ["It conflicts with a field that another user has already.", "Check whether the customer has a second account."],
    ["与其他用户已有的字段冲突。", "请确认客户是否还有另一个账号。"],
  ),
  413: worded(
    ["The request was too large for the service.", "Escalate with the request ID."],
    ["请求内容过大。", "请凭请求 ID 升级处理。"],
  ),
  422: worded(
    ["A rule of the user pool forbids it.", "Read the message; often another login method must be bound first."],
    ["用户池的规则不允许。", "请阅读返回的消息；通常需要先绑定其他登录方式。"],
  ),
  429: worded(["Too many requests.", "Wait a minute, then try again."], ["请求过于频繁。", "请等待一分钟后重试。"]),
  499: worded(
    ["The service could not work with the request.", "Try again; if it stays, escalate with the request ID."],
    ["服务无法处理该请求。", "请重试；若仍失败，凭请求 ID 升级处理。"],
  ),
  500: worded(
    ["The service had an error of its own.", "Try again in a moment; if it stays, escalate with the request ID."],
    ["服务内部出错。", "请稍后重试；若仍失败，凭请求 ID 升级处理。"],
  ),
  501: worded(
    ["This service does not offer the call.", "Escalate with the request ID."],
    ["该服务不支持此调用。", "请凭请求 ID 升级处理。"],
  ),
  502: worded(
    ["A gateway of the service had no answer.", "Try again in a moment; if it stays, escalate with the request ID."],
    ["服务的网关没有得到响应。", "请稍后重试；若仍失败，凭请求 ID 升级处理。"],
  ),
  503: worded(["The service is not available.", "Try again in a few minutes."], ["服务暂不可用。", "请几分钟后重试。"]),
  601: worded(
    ["A third party that the user pool calls could not be reached.", "Escalate with the request ID."],
    ["用户池所调用的第三方无法访问。", "请凭请求 ID 升级处理。"],
  ),
  602: worded(
    ["A third party that the user pool calls gave a wrong answer.", "Escalate with the request ID."],
    ["用户池所调用的第三方返回异常。", "请凭请求 ID 升级处理。"],
  ),
  603: worded(
    ["The user pool's own code (a pipeline or custom database) stopped it.", "Escalate with the request ID."],
    ["用户池的自定义代码（Pipeline 或自定义数据库）中止了操作。", "请凭请求 ID 升级处理。"],
  ),
};

/**
 * What an answer's codes mean: the `apiCode` if it is known, else the `statusCode`.
 * @returns `undefined` if neither is known
 */
export function explainCodes(
  { statusCode, apiCode }: { statusCode?: number | undefined; apiCode?: number | string | undefined },
  language: "en" | "zh-CN",
): CodeMeaning | undefined {
  const byApiCode = typeof apiCode === "number" ? API_CODES[apiCode] : undefined;
  const byStatusCode = statusCode === undefined ? undefined : STATUS_CODES[statusCode];
  return (byApiCode ?? byStatusCode)?.[language];
}

/** A code and its meaning, as the help page lists it. */
export interface ListedCode extends CodeMeaning {
  code: number;
}

/** Every code of the tables above, smallest first. */
export function listedCodes(language: "en" | "zh-CN"): { apiCodes: ListedCode[]; statusCodes: ListedCode[] } {
  const listed = (table: Readonly<Record<number, Worded>>) =>
    Object.entries(table).map(([code, meaning]) => ({ code: Number(code), ...meaning[language] }));
  return { apiCodes: listed(API_CODES), statusCodes: listed(STATUS_CODES) };
}

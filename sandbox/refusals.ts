/** Every way the service says no: the codes, and the sentence in both languages. */
export interface Refusal {
  statusCode: number;
  apiCode?: number;
  zh: string;
  en: string;
}

export const refusals = {
  wrongKey: {
    statusCode: 401,
    apiCode: 1300,
    zh: "accessKeyId 或 accessKeySecret 不正确",
    en: "The accessKeyId or accessKeySecret is incorrect",
  },
  badSignature: { statusCode: 401, apiCode: 1300, zh: "签名不正确", en: "The signature is invalid" },
  signatureMethod: { statusCode: 401, apiCode: 1301, zh: "签名方法不匹配", en: "The signature method does not match" },
  signatureVersion: {
    statusCode: 401,
    apiCode: 1302,
    zh: "签名版本不匹配",
    en: "The signature version does not match",
  },
  signatureDate: {
    statusCode: 401,
    apiCode: 1303,
    zh: "签名时间戳格式错误",
    en: "The signature timestamp is malformed",
  },
  noDate: { statusCode: 401, apiCode: 1304, zh: "缺少 date 请求头", en: "The date request header is missing" },
  clockOff: {
    statusCode: 401,
    apiCode: 1305,
    zh: "客户端与服务端时间相差过大",
    en: "The client's clock is too far off",
  },
  signatureUsed: { statusCode: 401, apiCode: 1306, zh: "签名已被使用", en: "The signature has already been used" },
  noToken: { statusCode: 401, zh: "未提供访问令牌", en: "No access token was provided" },
  badToken: { statusCode: 401, zh: "访问令牌无效或已过期", en: "The access token is invalid or has expired" },
  notSignedIn: { statusCode: 401, apiCode: 2020, zh: "尚未登录，无访问权限", en: "Not signed in" },
  noPool: {
    statusCode: 400,
    zh: "缺少 x-authing-userpool-id 请求头",
    en: "The x-authing-userpool-id request header is missing",
  },
  poolNotFound: { statusCode: 404, apiCode: 2224, zh: "用户池不存在", en: "The user pool does not exist" },
  appNotFound: { statusCode: 404, apiCode: 2011, zh: "应用不存在", en: "The application does not exist" },
  wrongCode: {
    statusCode: 400,
    apiCode: 2001,
    zh: "验证码不正确或已失效",
    en: "The verification code is incorrect or has expired",
  },
  userNotFound: { statusCode: 404, apiCode: 2004, zh: "用户不存在", en: "The user does not exist" },
  userSuspended: {
    statusCode: 403,
    apiCode: 2120008,
    zh: "用户已被停用或不属于该租户",
    en: "The user is suspended or does not belong to this tenant",
  },
  noPhone: { statusCode: 422, zh: "该用户未绑定手机号", en: "The user has no phone number bound" },
  noEmail: { statusCode: 422, zh: "该用户未绑定邮箱", en: "The user has no email bound" },
  onlyPhone: {
    statusCode: 422,
    zh: "请先绑定邮箱或社会化账号，手机号是该账号唯一的登录方式，无法解绑",
    en: "The phone number cannot be unbound: no other login method (email, social account) is bound",
  },
  onlyEmail: {
    statusCode: 422,
    zh: "请先绑定手机号或社会化账号，邮箱是该账号唯一的登录方式，无法解绑",
    en: "The email cannot be unbound: no other login method (phone, social account) is bound",
  },
  phoneTaken: { statusCode: 409, apiCode: 2035, zh: "手机号已被绑定", en: "The phone number is already bound" },
  notUnique: {
    statusCode: 409,
    zh: "邮箱、用户名或 externalId 已被使用",
    en: "The email, username or externalId is already in use",
  },
  tooSoon: {
    statusCode: 429,
    zh: "发送过于频繁，请一分钟后再试",
    en: "Only one message a minute can be sent; try again later",
  },
  throttled: { statusCode: 429, zh: "请求过于频繁，请稍后再试", en: "Too many requests; try again later" },
  serverError: { statusCode: 500, zh: "服务器内部错误", en: "Internal server error" },
  notAllowed: { statusCode: 422, zh: "操作不被允许", en: "The operation is not allowed" },
  noSuchPath: { statusCode: 404, zh: "接口不存在", en: "The requested API does not exist" },
} satisfies Record<string, Refusal>;

/** A request that does not have the documented shape. */
export function invalidArgument(detail: string): Refusal {
  return { statusCode: 400, zh: `参数错误：${detail}`, en: `Invalid argument: ${detail}` };
}

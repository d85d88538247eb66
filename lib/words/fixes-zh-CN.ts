import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import { countedIn, fewIn, timesIn } from "./counted.ts";
import type { FixWords } from "./fix-words.ts";

const counted = countedIn("zh-CN");
/** A few of many by name. */
export const few = fewIn("zh-CN", (count) => `另外 ${count} 项`);
const { date } = timesIn("zh-CN");

const PROVIDERS: Readonly<Record<string, string>> = {
  wechat: "微信",
  weibo: "微博",
  qq: "QQ",
  alipay: "支付宝",
  dingtalk: "钉钉",
  lark: "飞书",
  wechatwork: "企业微信",
  github: "GitHub",
  google: "Google",
  apple: "Apple",
  facebook: "Facebook",
};

function loginMethod(method: LoginMethod): string {
  switch (method.kind) {
    case "email":
      return method.verified ? "邮箱" : "邮箱（未验证）";
    case "phone":
      return "手机号";
    case "identity":
      return PROVIDERS[method.provider.toLowerCase()] ?? (method.provider === "" ? "社会化账号" : method.provider);
  }
}

function loginMethods(methods: readonly LoginMethod[] = []): string {
  return few(methods.map(loginMethod));
}

/** The account's status, by the service's names. */
const statuses: Readonly<Record<string, string>> = {
  Activated: "正常",
  Suspended: "已停用",
  Deactivated: "已禁用",
  Resigned: "已离职",
  Archived: "已归档",
};

/** A status in words; one that is not listed, as the service sends it. */
export const shownStatus = (status: string): string => statuses[status] ?? status;

/** What a reset changes, by the service's names. */
const PASSWORD_PARTS: Readonly<Record<string, string>> = {
  passwordLastSetAt: "密码",
  resetPasswordOnNextLogin: "下次登录时另设密码的要求",
};

export const fixes: Record<FixId, FixWords> = {
  "unbind-phone": {
    name: "解绑手机号",
    target: "手机号",
    about: "解绑手机号。客户需读出发送到该手机号的验证码。",
    button: "解绑手机号",
    buttonFor: (target, of) => (of === "" ? `解绑 ${target}` : `解绑 ${target}（${of}）`),
    expects: ({ otherLoginMethods }) => `可以解绑，其他登录方式：${loginMethods(otherLoginMethods)}。`,
    nothingToDo: "没有登记手机号，无需解绑。",
    noTarget: "没有可解绑的内容。",
    done: "手机号已解绑。",
    isDone: "手机号已解绑",
    notDone: "手机号仍处于绑定状态",
    wasNotDone: "手机号仍处于绑定状态",
    onlyLoginMethod: "Authing 会拒绝：手机号是唯一的登录方式。请先绑定邮箱或社会化账号。",
    bindFirst: "请先绑定邮箱或社会化账号，以便客户仍可登录。",
    codeSent: (target) => `验证码已发送至 ${target}。`,
  },
  "unbind-email": {
    name: "解绑邮箱",
    target: "邮箱",
    about: "解绑邮箱。客户需读出发送到该邮箱的验证码。",
    button: "解绑邮箱",
    buttonFor: (target, of) => (of === "" ? `解绑 ${target}` : `解绑 ${target}（${of}）`),
    expects: ({ otherLoginMethods }) => `可以解绑，其他登录方式：${loginMethods(otherLoginMethods)}。`,
    nothingToDo: "没有登记邮箱，无需解绑。",
    noTarget: "没有可解绑的内容。",
    done: "邮箱已解绑。",
    isDone: "邮箱已解绑",
    notDone: "邮箱仍处于绑定状态",
    wasNotDone: "邮箱仍处于绑定状态",
    onlyLoginMethod: "Authing 会拒绝：邮箱是唯一的登录方式。请先绑定手机号或社会化账号。",
    bindFirst: "请先绑定手机号或社会化账号，以便客户仍可登录。",
    codeSent: (target) => `验证码已发送至 ${target}。`,
  },
  "sign-out": {
    name: "全部登出",
    target: "应用",
    about: "结束客户在所有应用中的登录。应用已持有的令牌可能在到期前仍然有效。",
    button: "全部登出",
    buttonFor: (_target, of, apps = 0) =>
      `登出${of === "" ? "该用户" : ` ${of} `}的 ${counted(apps, { other: "# 个应用" })}`,
    expects: ({ target = "" }) => `已登录：${target}。`,
    nothingToDo: "没有登录任何应用，无需登出。",
    noTarget: "没有可登出的应用。",
    done: "已全部登出。",
    isDone: "客户已登出",
    notDone: "客户仍处于登录状态",
    wasNotDone: "客户仍处于登录状态",
    inPart: (done, of) => `${of} 个应用中已登出 ${done} 个。`,
    armed: "再次点击以登出",
  },
  reactivate: {
    name: "恢复账号",
    target: "原状态",
    shownTarget: shownStatus,
    wasTarget: (shown) => `原状态：${shown}`,
    about: "将已停用、已禁用、已离职或已归档的账号恢复为正常。",
    button: "恢复账号",
    buttonFor: (_target, of) => `恢复${of === "" ? "该用户" : ` ${of} `}的账号`,
    expects: ({ target = "", since }) => {
      const status = shownStatus(target);
      return since === undefined ? `${status}：可以恢复。` : `自 ${date(since)} 起${status}：可以恢复。`;
    },
    nothingToDo: "账号状态正常，无需恢复。",
    noTarget: "没有可恢复的内容。",
    done: "账号已恢复。",
    isDone: "账号状态正常",
    notDone: "账号仍未恢复",
    wasNotDone: "账号仍未恢复",
    armed: "再次点击以恢复",
  },
  "reset-password": {
    name: "重置密码",
    target: "发送至",
    about: "由 Authing 生成新密码并只发送给客户，您看不到密码。客户需先读出发送到同一地址的验证码。",
    button: "重置密码",
    buttonFor: (target, of) => (of === "" ? `重置，发至 ${target}` : `重置，发至 ${target}（${of}）`),
    expects: ({ target = "" }) => `新密码将发送至 ${target}。客户下次登录时需另设密码。`,
    nothingToDo: "没有登记邮箱或手机号，无法发送新密码。",
    noTarget: "没有可发送新密码的邮箱或手机号。",
    done: "密码已重置。",
    isDone: "密码已重置",
    notDone: "密码仍是原来的",
    wasNotDone: "密码仍是原来的",
    inPart: () => "密码已重置，但未要求客户另设密码。",
    part: (name) => PASSWORD_PARTS[name] ?? name,
    codeSent: (target) => `验证码已发送至 ${target}。`,
  },
};

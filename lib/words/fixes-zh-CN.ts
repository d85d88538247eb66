import type { LoginMethod } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import { countedIn, listedIn } from "./counted.ts";
import type { FixWords } from "./fix-words.ts";

const counted = countedIn("zh-CN");
const listed = listedIn("zh-CN");

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
      return method.verified ? `邮箱 ${method.masked}` : `邮箱 ${method.masked}（未验证）`;
    case "phone":
      return `手机号 ${method.masked}`;
    case "identity":
      return PROVIDERS[method.provider.toLowerCase()] ?? (method.provider === "" ? "社会化账号" : method.provider);
  }
}

function loginMethods(methods: readonly LoginMethod[] = []): string {
  return listed("conjunction", methods.map(loginMethod));
}

export const fixes: Record<FixId, FixWords> = {
  "unbind-phone": {
    name: "解绑手机号",
    target: "手机号",
    about: "解绑手机号。客户需读出发送到该手机号的验证码。",
    button: "解绑手机号",
    buttonFor: (target, of) => (of === "" ? `解绑 ${target}` : `解绑 ${target}（${of}）`),
    expects: ({ otherLoginMethods }) => `可以解绑：还可通过${loginMethods(otherLoginMethods)}登录。`,
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
    expects: ({ otherLoginMethods }) => `可以解绑：还可通过${loginMethods(otherLoginMethods)}登录。`,
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
};

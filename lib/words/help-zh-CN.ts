import type { HelpWords } from "./help-en.ts";

export const helpZhCN: HelpWords = {
  help: {
    title: "帮助",
    text: "每种结果和每个代码的含义，以及下一步怎么做。",
    contents: "本页内容",
    outcomes: "结果",
    outcomesText: "每次操作都会先记录，只发送一次，然后向服务重新读取客户的信息。读到的情况比响应所说的更可信。",
    outcome: "结果",
    happened: "发生了什么",
    next: "怎么做",
    outcomeMeanings: {
      done: {
        means: "重新读取时已确认完成，或服务报告成功。若未能重新读取客户，会显示“尚未确认”。",
        next: "告知客户。若尚未确认，请点击“再次检查”。",
      },
      "in-part": {
        means: "只完成了一部分，未完成的部分会列出。",
        next: "请再次检查。若仍未完成，请凭请求 ID 升级处理。",
      },
      contradicted: {
        means: "服务报告成功，但重新读取发现并未完成。",
        next: "请再次检查。若仍如此，请凭请求 ID 升级处理。",
      },
      refused: {
        means: "服务或 Quick Fix 自身拒绝了操作。若未能重新读取客户，Quick Fix 会再次检查。",
        next: "请阅读原因，下面的代码有更多说明。",
      },
      unknown: {
        means: "无法确定本次操作的效果：响应丢失，或几次操作都可能完成了它。",
        next: "重复操作前请先点击“再次检查”。Quick Fix 也会在一个半小时内自行检查几次。",
      },
      "not-sent": { means: "更改请求没有发出，没有任何更改。", next: "请先解决显示的原因，再重试。" },
    },
    fixes: "修复项",
    fixesText: "每个修复项对客户做什么。工作台上有哪些，由设置决定。",
    keys: "快捷键",
    keysText: "所有操作都可以只用键盘完成。Tab 键在各字段之间移动。",
    key: "快捷键",
    does: "作用",
    keyMeanings: {
      openDesk: "在任何页面打开工作台。可在浏览器的扩展快捷键页面更改",
      trace: "在历史记录中：追踪“搜索”里的请求 ID",
      close: "在历史记录中：关闭打开的结果",
    },
    apiCodes: "API 代码",
    apiCodesText: "具体的原因。若代码不在列表中，请看状态码和消息。",
    statusCodes: "状态码",
    statusCodesText: "响应的类别。只有 200 表示成功。",
    code: "代码",
    means: "含义",
    find: "查找代码",
    findHint: "2217 或一个词",
    noCode: "没有符合的代码。请阅读响应中的消息，并凭请求 ID 升级处理。",
    sendCodeOnly: "仅限发送验证码之后：",
    unlisted: "不在列表中的代码",
    unlistedText: "Authing 自己的列表更长。请阅读随代码返回的消息；若仍不明确，凭请求 ID 升级处理。",
  },
};

import type { FailureCode } from "../failure.ts";
import type { Sentence } from "./failures-en.ts";

export const failures: Record<FailureCode, Sentence> = {
  "not-set-up": { says: "Quick Fix 尚未设置。", next: "请打开设置，填写服务地址和访问密钥。" },
  "secret-not-kept": { says: "本机已不再保存访问密钥 Secret。", next: "请打开设置重新输入。" },
  "fix-not-allowed": { says: "您的组织不允许此操作。", next: "请联系管理员。" },
  locked: { says: "Quick Fix 已锁定。", next: "请输入口令解锁。" },
  "no-permission": { says: "浏览器不允许 Quick Fix 访问服务地址。", next: "请打开设置并点击允许访问。" },
  "query-unclear": {
    says: "无法确定是哪位用户。",
    next: "请输入一个完整的手机号、邮箱、用户 ID 或用户名，或选择它的用户类型。",
  },
  "query-several": {
    says: "其中不止一个用户，或同一用户有多种写法。",
    next: "请只保留一个手机号、邮箱或 ID，或选择用户类型。",
  },
  "query-masked": { says: "其中一部分已被隐藏。", next: "请输入完整的号码或地址。" },
  "query-spreadsheet": {
    says: "表格把这个号码变成了指数形式，例如 1.38E+10。",
    next: "请将该列设为文本格式，然后重新复制号码。",
  },
  "phone-incomplete": { says: "这不是完整的手机号。", next: "请输入完整的号码。" },
  "phone-country-unclear": {
    says: "无法确定这个号码属于哪个国家或地区。",
    next: "请加上 + 和国家或地区代码，例如 +852 5123 4567。",
  },
  "text-too-long": { says: "内容太长。", next: "最多可填 2,000 个字符。" },
  "user-changed": { says: "屏幕上的用户已发生变化。", next: "请重新查找用户，核对身份后再操作。" },
  "target-changed": {
    says: "查询该客户之后，登记的信息已变更。",
    next: "请与客户核对后再继续。",
  },
  "pass-code-missing": { says: "缺少验证码。", next: "请输入客户读出的验证码。" },
  "pass-code-malformed": { says: "这不是验证码。", next: "请输入客户读出的 4 至 8 位数字。" },
  "pass-code-unclear": { says: "无法确定哪个数字是验证码。", next: "请只输入验证码的数字。" },
  "no-target": { says: "没有可处理的内容。", next: "请确认是否为正确的客户。" },
  "test-user-no-phone": {
    says: "该测试用户没有手机号。",
    next: "请指定一个有手机号的测试用户：检测的正是手机号解绑。",
  },
  "journal-failed": { says: "无法写入记录。", next: "请清理磁盘空间或重启浏览器后重试。" },
  "history-off": {
    says: "浏览器不保留历史记录，Quick Fix 无法记下操作，因此不能发送任何内容。",
    next: "请在 Firefox 设置的“隐私与安全”中，不要选择“不记录历史”，然后重启 Firefox。",
  },
  "worker-stopped": { says: "浏览器中途停止了 Quick Fix。", next: "请重试。" },
  "address-malformed": { says: "地址格式不正确。", next: "请按 https://api.authing.cn 的格式填写。" },
  "address-not-https": { says: "地址必须以 https:// 开头。", next: "http:// 只可用于本机。" },
  "access-key-missing": { says: "缺少访问密钥 ID。", next: "请从 Authing 控制台复制。" },
  "secret-missing": {
    says: "缺少访问密钥 Secret。",
    next: "请重新输入：已保存的 Secret 只用于当初保存的地址和访问密钥 ID。",
  },
  "set-up-late": { says: "未保存任何内容：测试密钥之前，电脑已待机，或等待时间过长。", next: "请再按一次“连接”。" },
  "passphrase-short": { says: "口令太短。", next: "请使用至少 12 个字符，几个词组成的短语最好。" },
  "passphrases-differ": { says: "两次输入的口令不一致。", next: "请输入相同的口令两次。" },
  "permission-denied": { says: "没有保存：浏览器未获准访问该服务地址。", next: "请重试并选择允许。" },
  "settings-file-unusable": { says: "这不是 Quick Fix 的设置文件。", next: "请选择由“导出设置”生成的文件。" },
  "too-many-tries": {
    says: "口令错误次数过多。",
    next: "请稍候再试。若已忘记口令，请在设置中用访问密钥 Secret 重新开始。",
  },
  "wrong-passphrase": { says: "口令不正确。", next: "请重试，注意区分大小写。" },
  "vault-damaged": {
    says: "保存的 Secret 已损坏，或由更新的版本保存，无法解锁。",
    next: "请打开设置，重新输入访问密钥 Secret，即可重新开始。",
  },
  "journal-unreadable": {
    says: "无法读取本机的历史记录。",
    next: "请重启浏览器。若仍无法读取，请先导出可读的部分，再删除历史记录重新开始。",
  },
  "journal-blocked": {
    says: "另一个窗口仍在使用旧版本的历史记录。",
    next: "请关闭 Quick Fix 的其他窗口或重启浏览器后重试。",
  },
  "journal-newer": { says: "历史记录由更新版本的 Quick Fix 写入。", next: "请更新 Quick Fix，数据不会丢失。" },
  "other-service": {
    says: "此次操作使用的是另一个服务地址或访问密钥。",
    next: "请在设置中填写后再检查。",
  },
  "attempt-deleted": { says: "此次操作的历史记录已被删除。", next: "请重新查找用户，核对当前状态。" },
  "request-id-missing": { says: "尚未输入请求 ID。", next: "请粘贴要追踪的请求 ID。" },
  unreachable: { says: "无法连接服务。", next: "请检查网络和服务地址。" },
  "timed-out": { says: "服务没有及时响应。", next: "请稍后重试。" },
  "undocumented-answer": { says: "服务的响应无法使用。", next: "请重试；若仍失败，请升级处理。" },
  refused: { says: "我们的列表中没有对应的说明。", next: "请阅读下面的消息；若仍不明确，凭请求 ID 升级处理。" },
  "token-refused": { says: "服务不接受该访问密钥。", next: "请管理员检查设置中的访问密钥 ID 和 Secret。" },
  "token-not-renewed": { says: "访问令牌已失效，未能取得新的令牌。", next: "请稍后重试。" },
  "origin-refused": {
    says: "服务不接受来自本扩展的请求。",
    next: "请管理员在控制台的安全域中加入本扩展的来源（Origin），或检查网关。",
  },
  "user-not-found": { says: "该用户池中没有这个用户。", next: "请检查输入，或选择其他用户类型。" },
  "other-country": { says: "该号码对应的用户登记的是其他国家或地区代码。", next: "请改用邮箱或用户 ID 查找客户。" },
  "pass-code-not-valid": { says: "验证码错误或已过期。", next: "请客户重新读出最新的验证码，或重新发送。" },
  "code-sent-lately": {
    says: "请求过于频繁：一分钟内可能已向该手机号或邮箱发送过验证码。",
    next: "请向客户索取该验证码，或等待一分钟后重新发送。",
  },
  "only-login-method": { says: "这是客户唯一的登录方式。", next: "请先绑定其他登录方式，以便客户仍可登录。" },
  "end-user-only": {
    says: "该服务只接受客户本人登录状态下的解绑调用。",
    next: "请管理员在设置中点击“检测用户池”：它会建议可用的解绑方式。",
  },
  unexpected: { says: "Quick Fix 内部出错。", next: "请重试；若仍失败，请附上详情反馈。" },
};

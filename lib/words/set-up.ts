import type { Language } from "../state/language.ts";

/** Words that only the settings page needs, apart from the others so that the popup doesn't load them. */
export interface SetUpWords {
  /** Under **Save**, in short. `label` is of the field where the mistake is said in full. */
  notSaved: (label: string) => string;
  title: string;
  text: string;
  steps: string;
  enter: string;
  test: string;
  start: string;
  readyTitle: string;
  pin: string;
  shortcut: (keys: string) => string;
  noShortcut: string;
  select: string;
  openDesk: string;
  loading: string;
}

export const setUpWords: Record<Language, SetUpWords> = {
  en: {
    notSaved: (label) => `Not saved: look at “${label}”.`,
    title: "Set up Quick Fix",
    text: "One service, one access key, one passphrase. It takes a minute, and nothing is sent before you press Save.",
    steps: "Steps",
    enter: "Enter the service, its access key and a passphrase, then press Save.",
    test: "Press Test connection.",
    start: "Start working.",
    readyTitle: "Quick Fix is ready.",
    pin: "Pin its icon: open the puzzle piece in the toolbar and press the pin beside Quick Fix.",
    shortcut: (keys) => `Open the desk from anywhere with ${keys}.`,
    noShortcut: "Give the desk a shortcut of its own on the browser's page for extension shortcuts.",
    select: "Or select a phone number in a ticket and choose “Unbind phone for …” from the context menu.",
    openDesk: "Open the desk",
    loading: "Reading the settings…",
  },
  "zh-CN": {
    notSaved: (label) => `未保存：请查看“${label}”。`,
    title: "设置 Quick Fix",
    text: "一个服务、一个访问密钥、一个口令，一分钟即可完成。点击保存之前不会发送任何内容。",
    steps: "步骤",
    enter: "填写服务、访问密钥和口令，然后点击保存。",
    test: "点击测试连接。",
    start: "开始工作。",
    readyTitle: "Quick Fix 已就绪。",
    pin: "固定图标：点击工具栏中的拼图图标，再点击 Quick Fix 旁的图钉。",
    shortcut: (keys) => `随时按 ${keys} 打开工作台。`,
    noShortcut: "可在浏览器的扩展快捷键页面为工作台设置快捷键。",
    select: "也可以在工单中选中手机号，再从右键菜单中选择“为……解绑手机号”。",
    openDesk: "打开工作台",
    loading: "正在读取设置…",
  },
};

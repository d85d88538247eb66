import type { ActionState } from "../../entrypoints/background/action-state.ts";
import { countedIn } from "./counted.ts";
import type { Language } from "../state/language.ts";

/** What the button in the browser's toolbar says to a pointer that rests on it, and to a screen reader. Only the worker needs it. */
export const actionTitle: Record<Language, (state: ActionState) => string> = {
  en: ({ icon, unseen, urgent }) => {
    const doing = icon === "busy" ? ": at work" : icon === "locked" ? ": locked" : "";
    const results = countedIn("en")(unseen, { one: "# result", other: "# results" });
    const news = unseen === 0 ? "" : ` – ${results} to look at${urgent ? ", not certain yet" : ""}`;
    return `Quick Fix for Authing${doing}${news}`;
  },
  "zh-CN": ({ icon, unseen, urgent }) => {
    const doing = icon === "busy" ? "：进行中" : icon === "locked" ? "：已锁定" : "";
    const news =
      unseen === 0 ? "" : ` – ${countedIn("zh-CN")(unseen, { other: "# 个结果待查看" })}${urgent ? "，尚不确定" : ""}`;
    return `Quick Fix for Authing${doing}${news}`;
  },
};

import type { Firefox } from "../firefox.ts";

/** The browser's own question whether the extension may reach an origin; in a window nobody sees it is asked all the same. */
export class PermissionPrompt {
  readonly #firefox: Firefox;

  constructor(firefox: Firefox) {
    this.#firefox = firefox;
  }

  /** From now on the browser asks; otherwise it grants without asking. */
  async asks(does: boolean): Promise<void> {
    await this.#firefox.chrome(
      "Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', arguments[0]);",
      does,
    );
  }

  /** What the question says, once it is asked. */
  async text(): Promise<unknown> {
    return this.#firefox.chrome(`return (${OPEN})().then((question) => question.textContent);`);
  }

  async answer(button: "Allow" | "Deny"): Promise<void> {
    const name = button === "Allow" ? "button" : "secondaryButton";
    await this.#firefox.chrome(`return (${OPEN})().then((question) => question.${name}.click());`);
  }
}

/** In the browser's own window: the question, once it is open. */
const OPEN = `async () => {
  const { panel } = window.PopupNotifications;
  const isOpen = () => panel.state === "open" && panel.firstChild?.id === "addon-webext-permissions-notification";
  while (!isOpen()) await new Promise((next) => window.setTimeout(next, 20));
  return panel.firstChild;
}`;

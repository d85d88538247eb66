import type { Page } from "@playwright/test";

type Role = Parameters<Page["getByRole"]>[0];
/** A string may be a part of a name, in any case, unless it is exact. */
export type Name = string | RegExp;
export interface Exactness {
  exact?: boolean;
}
export interface ByRole extends Exactness {
  name?: Name;
}

/** An element of a page in either browser: the part of Playwright's `Locator` that stories use. */
export interface Located {
  getByRole: (role: Role, options?: ByRole) => this;
  getByLabel: (label: Name, options?: Exactness) => this;
  getByText: (text: Name, options?: Exactness) => this;
  locator: (selector: string) => this;
  filter: (options: { hasText: Name }) => this;
  click: () => Promise<void>;
  fill: (text: string) => Promise<void>;
  /** Presses a key or a combination of keys on it. */
  press: (keys: string) => Promise<void>;
  check: () => Promise<void>;
  /** Chooses by the option's value or by what it says. */
  selectOption: (option: string) => Promise<unknown>;
  /** Chooses a file, by its path, in a field for files. */
  setInputFiles: (path: string) => Promise<void>;
  innerText: () => Promise<string>;
  inputValue: () => Promise<string>;
}

interface Keyboard {
  press: (keys: string) => Promise<void>;
  /** Types one key after the other. */
  type: (text: string) => Promise<void>;
}

/** A page in a tab of either browser: the part of Playwright's `Page` that stories use. */
export interface Screen<L extends Located> {
  getByRole: (role: Role, options?: ByRole) => L;
  getByLabel: (label: Name, options?: Exactness) => L;
  getByText: (text: Name, options?: Exactness) => L;
  locator: (selector: string) => L;
  keyboard: Keyboard;
  /** Runs an expression in the page. */
  evaluate: (expression: string) => Promise<unknown>;
  reload: () => Promise<unknown>;
  close: () => Promise<void>;
}

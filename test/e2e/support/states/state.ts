import type { Locator, Page } from "@playwright/test";
import type { Desk } from "../../../stories/support/desk.ts";
import type { ChromiumExtension } from "../chromium-extension.ts";
import type { Service } from "../../../stories/support/service.ts";

/** What a test has to reach a state with. */
export interface StateParts {
  extension: ChromiumExtension;
  service: Service;
  openDesk: () => Promise<Desk<Locator, Page>>;
}

/** Does what an agent does to come to a state, and hands over the page that is in it. */
export type Reach = (parts: StateParts) => Promise<Page>;

/** States by the name that their pictures and their tests go by. */
export type States = Readonly<Record<string, Reach>>;

import type { Page } from "@playwright/test";
import type { Desk } from "../desk.ts";
import type { Extension } from "../extension.ts";
import type { Service } from "../service.ts";

/** What a test has to reach a state with. */
export interface StateParts {
  extension: Extension;
  service: Service;
  openDesk: () => Promise<Desk>;
}

/** Does what an agent does to come to a state, and hands over the page that is in it. */
export type Reach = (parts: StateParts) => Promise<Page>;

/** States by the name that their pictures and their tests go by. */
export type States = Readonly<Record<string, Reach>>;

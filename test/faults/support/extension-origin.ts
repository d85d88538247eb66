import type { Page } from "@playwright/test";

/** The origin of an extension's page, which `URL` calls "null". */
export function extensionOrigin(page: Page): string {
  const { protocol, host } = new URL(page.url());
  return `${protocol}//${host}`;
}

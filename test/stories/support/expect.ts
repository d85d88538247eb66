import { expect as playwright, type ExpectMatcherState, type Locator, type MatcherReturnType } from "@playwright/test";
import { FirefoxElement } from "../../firefox/element.ts";
import type { Seen } from "../../firefox/page.ts";
import type { Located, Name } from "./screen.ts";

/** Playwright's own matchers for a `Locator`, and the same for an element in Firefox. */
export const expect = playwright.extend({
  toBeVisible(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeVisible(),
      (found) => found.length === 1,
    );
  },
  toBeHidden(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeHidden(),
      (found) => found.length === 0,
    );
  },
  toHaveCount(element: Located, count: number) {
    return match(
      this,
      element,
      (it) => it.toHaveCount(count),
      (found) => found.length === count,
    );
  },
  toHaveText(element: Located, text: Name | Name[]) {
    return match(
      this,
      element,
      (it) => it.toHaveText(text),
      (found) =>
        Array.isArray(text)
          ? found.length === text.length && found.every((one, index) => isWhole(one.text, text[index]))
          : ofOne(found, (one) => isWhole(one.text, text)),
    );
  },
  toContainText(element: Located, text: Name) {
    return match(
      this,
      element,
      (it) => it.toContainText(text),
      (found) => ofOne(found, (one) => (typeof text === "string" ? one.text.includes(text) : text.test(one.text))),
    );
  },
  toHaveValue(element: Located, value: Name) {
    return match(
      this,
      element,
      (it) => it.toHaveValue(value),
      (found) => ofOne(found, (one) => isWhole(one.value ?? undefined, value)),
    );
  },
  toHaveAttribute(element: Located, attribute: string, value: Name) {
    return match(
      this,
      element,
      (it) => it.toHaveAttribute(attribute, value),
      (found) => ofOne(found, (one) => isWhole(one.attributes[attribute], value)),
    );
  },
  toHaveAccessibleName(element: Located, name: Name) {
    return match(
      this,
      element,
      (it) => it.toHaveAccessibleName(name),
      (found) => ofOne(found, (one) => isWhole(one.name, name)),
    );
  },
  toHaveAccessibleDescription(element: Located, description: Name) {
    return match(
      this,
      element,
      (it) => it.toHaveAccessibleDescription(description),
      (found) => ofOne(found, (one) => isWhole(one.description, description)),
    );
  },
  toBeChecked(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeChecked(),
      (found) => ofOne(found, (one) => one.states.includes("checked")),
    );
  },
  toBeFocused(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeFocused(),
      (found) => ofOne(found, (one) => one.isFocused),
    );
  },
  toBeEnabled(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeEnabled(),
      (found) => ofOne(found, (one) => !one.isDisabled),
    );
  },
  toBeDisabled(element: Located) {
    return match(
      this,
      element,
      (it) => it.toBeDisabled(),
      (found) => ofOne(found, (one) => one.isDisabled),
    );
  },
});

/**
 * @param inChromium Playwright's own matcher
 * @param inFirefox whether it is true of what is there at one moment
 */
async function match(
  { isNot }: ExpectMatcherState,
  element: Located,
  inChromium: (it: ReturnType<typeof playwright<Locator>>) => Promise<void>,
  inFirefox: (found: Seen[]) => boolean,
): Promise<MatcherReturnType> {
  try {
    if (isPlaywrights(element)) await inChromium(isNot ? playwright(element).not : playwright(element));
    else if (element instanceof FirefoxElement) await element.until((found) => inFirefox(found) !== isNot);
    return { pass: !isNot, message: () => "" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { pass: isNot, message: () => message };
  }
}

function isPlaywrights(element: Located): element is Located & Locator {
  return !(element instanceof FirefoxElement);
}

function ofOne(found: Seen[], condition: (one: Seen) => boolean): boolean {
  const [one] = found;
  return one !== undefined && found.length === 1 && condition(one);
}

/** As Playwright compares: a string with the whole, white space aside; a pattern with any part. */
function isWhole(actual: string | undefined, expected: Name | undefined): boolean {
  if (actual === undefined || expected === undefined) return actual === expected;
  return typeof expected === "string" ? actual === expected.replace(/\s+/g, " ").trim() : expected.test(actual);
}

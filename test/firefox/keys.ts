/** The characters WebDriver gives to the keys that type none. */
const NAMED: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  End: "\uE010",
  Home: "\uE011",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

interface KeyAction {
  type: "keyDown" | "keyUp";
  value: string;
}

/** The key actions for `Enter`, `a` or a combination such as `Shift+Tab`: all down in order, then up in reverse. */
export function keyActions(combination: string): KeyAction[] {
  const values = combination.split("+").map((key) => {
    const value = NAMED[key] ?? key;
    if (!/^.$/u.test(value)) throw new Error(`There is no key named "${key}"`);
    return value;
  });
  return [
    ...values.map((value): KeyAction => ({ type: "keyDown", value })),
    ...values.toReversed().map((value): KeyAction => ({ type: "keyUp", value })),
  ];
}

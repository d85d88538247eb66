import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const FOUND = `
  - form "Desk":
    - text: User
    - combobox "User type":
      - option "Phone" [selected]
      - option "E-mail"
      - option "User ID"
      - option "Username"
      - option "External ID"
      - option "Identity"
      - option "Sync relation"
      - option "Custom field"
    - textbox "User":
      - /placeholder: "Phone, e-mail, name, ID: paste anything"
      - text: "13800138000"
    - button "Clear"
    - region "张三":
      - text: /张三 Active 138.*8000 z.*Last sign-in.*Customer since 2024/
      - paragraph: "Can be unbound: also signs in with e-mail."
    - status "Result"
    - text: Pass code
    - textbox "Pass code":
      - /placeholder: From the customer
    - button "Send code"
    - button "Unbind 138****8000 from 张三"
    - button "Keys": "?"
`;

const DONE = `
  - status "Result":
    - heading "Phone unbound." [level=2]
    - paragraph: /138.*8000.*Read back at \\d\\d:\\d\\d:\\d\\d. confirmed\\./
    - term: Status
    - definition: "200"
    - term: API code
    - definition: none returned
    - term: Message
    - definition
    - term: Request ID
    - definition:
      - code: /[0-9a-f-]{36}/
    - definition:
      - button "Copy request ID"
`;

test("a screen reader meets the job in its order, and hears each thing that happens @main", async ({
  desk,
  service,
}) => {
  const { keyboard } = desk.page;
  await expect(desk.user).toBeFocused();
  await keyboard.type("13800138000");
  await keyboard.press("Enter");
  // Enter moves on as soon as it is clear who it is; what was found stands before the field, in reading order.
  await expect(desk.passCode).toBeFocused();
  await expect(desk.form).toMatchAriaSnapshot(FOUND);

  await keyboard.press("Tab");
  await expect(desk.sendCode).toBeFocused();
  await keyboard.press("Enter");
  await expect(desk.page.getByText("Code sent to 138****8000.")).toHaveAttribute("aria-live", "polite");
  // The button can't be pressed again for a minute: the focus must not be lost with it.
  await expect(desk.passCode).toBeFocused();
  await keyboard.type(service.code());
  await keyboard.press("Enter");
  await expect(desk.outcome).toHaveText("Phone unbound.");
  await desk.settled();
  await expect(desk.result).toMatchAriaSnapshot(DONE);
  await expect(desk.button("Copy request ID")).toBeFocused();
});

test("a mistake is heard, and the focus is where it is mended", async ({ desk }) => {
  await desk.find(people.zhangSan);
  await desk.unbind.click();
  await expect(desk.page.getByRole("alert")).toHaveText(
    "The pass code is missing. Enter the code that the customer reads out.",
  );
  await expect(desk.passCode).toBeFocused();
  await expect(desk.passCode).toHaveAccessibleDescription(/^The pass code is missing/);
  await expect(desk.passCode).toHaveAttribute("aria-invalid", "true");
});

test("what is wrong with the user is announced, and the focus stays in User", async ({ desk }) => {
  await desk.lookUp("nobody-of-that-name");
  await expect(desk.result).toContainText("No such user in this user pool.");
  await expect(desk.user).toBeFocused();
});

import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

test("every attempt stands in the history: searched, reopened, traced, exported and deleted @main", async ({
  desk,
  extension,
  service,
}) => {
  for (const person of [people.zhangSan, people.wangWu]) {
    await expect(await desk.unbindPhoneOf(person)).toHaveText(
      person === people.zhangSan ? "Phone unbound." : /^Refused: /,
    );
  }
  const requestId = service.unbinds[0]?.requestId ?? "";
  const history = await extension.open("history.html");
  const search = history.getByRole("searchbox", { name: "Search" });
  const row = (name: RegExp) => history.getByRole("list", { name: "Attempts" }).getByRole("button", { name });
  const trace = history.getByRole("status", { name: "Trace a request ID" });
  const button = (name: string) => history.getByRole("button", { name });
  await expect(history.getByText("2 attempts · today: 1 done, 0 open")).toBeVisible();

  await search.fill(requestId);
  await button("Trace this request ID").click();
  await expect(trace).toContainText("The action log has 1 entry.");
  await expect(history.getByText("1 attempt.", { exact: true })).toBeVisible();
  await row(/张三/).click();
  const result = history.getByRole("status", { name: "Result" });
  await expect(result.getByRole("heading", { name: "Phone unbound." })).toBeVisible();
  await button("Trace this request ID").click();
  await expect(trace).toContainText("The action log has 1 entry.");

  await search.fill("");
  await history.getByLabel("Outcome").selectOption("Refused");
  await expect(row(/王五/)).toBeVisible();
  await expect(row(/张三/)).toBeHidden();
  await history.getByLabel("Outcome").selectOption("Any outcome");
  await expect(row(/张三/)).toBeVisible();

  const csv = await extension.downloaded(history, () => button("Export CSV").click());
  await expect(history.getByText("Exported 2 attempts.")).toBeVisible();
  expect(csv).toContain(requestId);
  const { zhangSan } = people;
  const secrets = [
    credentials.accessKeySecret,
    PASSPHRASE,
    zhangSan.phone,
    ...service.messages.map(({ code }) => code),
  ];
  for (const secret of secrets) expect(csv).not.toMatch(new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`));

  await button("Delete history…").click();
  await button("Delete everything").click();
  await expect(history.getByText("No attempt yet.")).toBeVisible();
});

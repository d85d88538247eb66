import { render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { SetUp } from "../../../components/settings/SetUp.tsx";
import { failed, type FailureCode } from "../../../lib/failure.ts";
import { agent } from "../agent.ts";

type Props = Parameters<typeof SetUp>[0];

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    initial: { serviceAddress: "https://api.authing.cn", authenticationAddress: "", accessKeyId: "" },
    locked: new Set(),
    busy: false,
    failure: undefined,
    note: "",
    onConnect: vi.fn(),
    ...changes,
  };
  const { rerender } = render(<SetUp {...props} />);
  return { props, again: (next: Partial<Props>) => rerender(<SetUp {...props} {...next} />) };
}

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const description = (name: string) =>
  document.getElementById(field(name).getAttribute("aria-describedby") ?? "")?.textContent;

async function fillIn() {
  const user = agent();
  await user.type(field("Access key ID"), "key-1");
  await user.type(field("Access key secret"), "the-secret");
  await user.type(field("Passphrase"), "four unrelated words");
  return user;
}

it("hands over what was entered, by a press or by Enter", async () => {
  const { props } = show();
  const user = await fillIn();
  await user.click(screen.getByRole("button", { name: "Connect" }));
  await user.type(field("Passphrase"), "{Enter}");
  const entered = {
    serviceAddress: "https://api.authing.cn",
    accessKeyId: "key-1",
    accessKeySecret: "the-secret",
    passphrase: "four unrelated words",
    sessionOnly: false,
  };
  expect(vi.mocked(props.onConnect).mock.calls).toEqual([[entered], [entered]]);
});

it("asks for no passphrase if the secret is not remembered", async () => {
  const { props } = show();
  const user = await fillIn();
  await user.click(screen.getByRole("checkbox", { name: /^Don't remember/ }));
  expect(screen.queryByLabelText("Passphrase")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Connect" }));
  expect(props.onConnect).toHaveBeenCalledWith(expect.objectContaining({ sessionOnly: true, passphrase: "" }));
});

it.each<[FailureCode, string, string?]>([
  ["address-malformed", "Service address"],
  ["address-not-https", "Service address"],
  // The worker says which field the service's answer is about.
  ["unreachable", "Service address", "serviceAddress"],
  ["undocumented-answer", "Service address", "serviceAddress"],
  ["token-refused", "Access key secret", "accessKeySecret"],
  ["access-key-missing", "Access key ID"],
  ["text-too-long", "Access key ID", "accessKeyId"],
  ["secret-missing", "Access key secret"],
  ["passphrase-short", "Passphrase"],
])("says %s at %s alone, which is selected, and keeps the rest", async (code, name, at) => {
  const { again } = show();
  await fillIn();
  again({ failure: failed(code, at === undefined ? {} : { field: at }).failure });
  expect(field(name).getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelectorAll('[aria-invalid="true"]')).toHaveLength(1);
  expect(document.activeElement).toBe(field(name));
  expect(field(name).selectionEnd).toBe(field(name).value.length);
  expect(screen.getByRole("status").textContent).toBe(`Not connected: look at “${name}”.`);
  expect(field("Access key secret").value).toBe("the-secret");
  expect(field("Passphrase").value).toBe("four unrelated words");
});

it("names both halves of an access key that was refused, in words for whoever is at the form", () => {
  const { again } = show();
  again({ failure: failed("token-refused", { field: "accessKeySecret" }).failure });
  const says = description("Access key secret");
  expect(says).toMatch(/access key ID and the access key secret/);
  expect(says).not.toMatch(/Settings|administrator/);
});

it.each([
  ["https://api.authing.cn", "https://console.authing.cn/"],
  ["api.genauth.ai", "https://console.genauth.ai/"],
  ["https://auth.shop.example", undefined],
  ["https://notauthing.cn", undefined],
  ["", undefined],
])("leads from %s to the console %s", (serviceAddress, console) => {
  show({ initial: { serviceAddress, authenticationAddress: "", accessKeyId: "" } });
  const link = screen.queryByRole("link", { name: "Open the Authing console" });
  expect(link?.getAttribute("href")).toBe(console);
});

it("says elsewhere what no field is to blame for", () => {
  show({ failure: failed("permission-denied").failure });
  expect(screen.getByRole("status").textContent).toContain("the browser was not allowed");
});

it("shows the passphrase while it is asked to, and not beyond Connect", async () => {
  show();
  const user = await fillIn();
  await user.click(screen.getByRole("button", { name: "Show" }));
  expect(field("Passphrase").type).toBe("text");
  expect(field("Access key secret").type).toBe("password");
  await user.click(screen.getByRole("button", { name: "Connect" }));
  expect(field("Passphrase").type).toBe("password");
});

it("keeps what is typed when the organisation sets something, but no secret for another service", async () => {
  const { again } = show();
  await fillIn();
  const values = () =>
    ["Service address", "Access key ID", "Access key secret", "Passphrase"].map((name) => field(name).value);
  const typed = ["https://api.authing.cn", "key-1", "the-secret", "four unrelated words"];
  const initial = { serviceAddress: "https://api.authing.cn", authenticationAddress: "", accessKeyId: "key-1" };
  again({ initial, locked: new Set(["accessKeyId", "route"]) });
  expect(values()).toEqual(typed);
  again({ initial: { ...initial, serviceAddress: "https://theirs.example" }, locked: new Set(["serviceAddress"]) });
  expect(values()).toEqual(["https://theirs.example", "key-1", "", "four unrelated words"]);
  await agent().type(field("Access key secret"), "another");
  again({
    initial: { ...initial, authenticationAddress: "https://theirs.example" },
    locked: new Set(["authenticationAddress"]),
  });
  expect(field("Access key secret").value).toBe("");
});

it("locks what the organisation has set", () => {
  show({ locked: new Set(["serviceAddress"]) });
  expect(field("Service address").disabled).toBe(true);
  expect(description("Service address")).toBe("Set by your organisation.");
  expect(field("Access key ID").disabled).toBe(false);
});

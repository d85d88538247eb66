import { render, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SettingsForm, type SettingsDraft } from "../../../components/settings/SettingsForm.tsx";
import type { Failure } from "../../../lib/failure.ts";
import { failureLine } from "../../../lib/result/result-text.ts";
import { en } from "../../../lib/words/en.ts";
import { agent } from "../agent.ts";

const INITIAL: SettingsDraft = {
  authenticationAddress: "",
  serviceAddress: "https://api.authing.cn",
  accessKeyId: "",
  accessKeySecret: "",
  appId: "",
  route: "unbind-phone",
  sessionOnly: false,
  passphrase: "",
  repeatPassphrase: "",
};
const TYPED = {
  "Service address": "https://pool.example",
  "Access key ID": "key-1",
  "Access key secret": "the-secret",
  "App ID": "app-1",
  Passphrase: "four unrelated words",
  "Repeat passphrase": "four unrelated words",
};

let isSaved: boolean;
const save = vi.fn<(draft: SettingsDraft) => Promise<boolean>>();
const test = vi.fn<(dirty: boolean) => void>();
beforeEach(() => {
  isSaved = true;
  save.mockReset().mockImplementation(() => Promise.resolve(isSaved));
  test.mockReset();
});

type Props = Parameters<typeof SettingsForm>[0];
const ui = (props: Partial<Props> = {}) => (
  <SettingsForm
    initial={INITIAL}
    secretStored={false}
    busy={false}
    failure={undefined}
    note=""
    onSave={save}
    onTest={test}
    {...props}
  />
);
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: true });
const status = () => screen.getByRole("status", { name: "Result" });

async function fillIn(user = agent()) {
  for (const [label, text] of Object.entries(TYPED)) {
    await user.clear(field(label));
    await user.click(field(label));
    await user.paste(text);
  }
  return user;
}

/** What stands in every field, by label. */
const standing = () => Object.fromEntries(Object.keys(TYPED).map((label) => [label, field(label).value]));

describe("saving", () => {
  it("hands over everything as typed, by the button", async () => {
    render(ui());
    const user = await fillIn();
    await user.selectOptions(screen.getByRole("combobox", { name: "Unbind through" }), "verified-update");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(save.mock.calls).toEqual([
      [
        {
          ...INITIAL,
          serviceAddress: "https://pool.example",
          accessKeyId: "key-1",
          accessKeySecret: "the-secret",
          appId: "app-1",
          route: "verified-update",
          passphrase: "four unrelated words",
          repeatPassphrase: "four unrelated words",
        },
      ],
    ]);
  });

  it("is done by Enter in any field too", async () => {
    render(ui());
    await agent().type(field("App ID"), "app-1{Enter}");
    expect(save).toHaveBeenCalledOnce();
  });

  it("has the secrets leave the page once it is done, and keeps the rest", async () => {
    const { container } = render(ui());
    const user = await fillIn();
    await user.click(screen.getByRole("button", { name: "Save" }));
    await vi.waitFor(() => expect(field("Access key secret").value).toBe(""));
    expect(standing()).toEqual({ ...TYPED, "Access key secret": "", Passphrase: "", "Repeat passphrase": "" });
    expect(container.innerHTML).not.toMatch(/the-secret|four unrelated words/);
  });

  it.each(["Service address", "Access key ID", "Access key secret", "App ID", "Passphrase", "Repeat passphrase"])(
    "keeps what is typed meanwhile, as a change that isn't saved: %s",
    async (label) => {
      let end: (isSaved: boolean) => void = () => undefined;
      save.mockImplementation(() => new Promise((resolve) => (end = resolve)));
      render(ui());
      const user = await fillIn();
      await user.click(screen.getByRole("button", { name: "Save" }));
      await user.clear(field(label));
      await user.click(field(label));
      await user.paste("typed meanwhile");
      end(true);
      const sent = { ...TYPED, "Access key secret": "", Passphrase: "", "Repeat passphrase": "" };
      await vi.waitFor(() => expect(standing()).toEqual({ ...sent, [label]: "typed meanwhile" }));
      await user.click(screen.getByRole("button", { name: "Test connection" }));
      expect(test).toHaveBeenCalledExactlyOnceWith(true);
    },
  );

  it("keeps a route that is chosen meanwhile, though the one that is saved arrives", async () => {
    let end: (isSaved: boolean) => void = () => undefined;
    save.mockImplementation(() => new Promise((resolve) => (end = resolve)));
    const { rerender } = render(ui({ secretStored: true }));
    const user = agent();
    const route = screen.getByRole<HTMLSelectElement>("combobox", { name: "Unbind through" });
    await user.selectOptions(route, "verified-update");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.selectOptions(route, "unbind-phone");
    rerender(ui({ secretStored: true, initial: { ...INITIAL, route: "verified-update" } }));
    end(true);
    await user.click(screen.getByRole("button", { name: "Test connection" }));
    expect(route.value).toBe("unbind-phone");
    expect(test).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("shows what another window has saved, but for what is typed here, and saves that with it", async () => {
    const { rerender } = render(ui({ secretStored: true }));
    const user = agent();
    await user.type(field("Access key ID"), "key-1");
    const theirs = { ...INITIAL, appId: "app-2", accessKeyId: "key-2", route: "verified-update" } as const;
    rerender(ui({ secretStored: true, initial: theirs }));
    expect(field("App ID").value).toBe("app-2");
    expect(screen.queryByText(/^Stored, encrypted/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...theirs, accessKeyId: "key-1" });
  });

  it.each(["", ", while it is being saved, which fails"])(
    "sends a secret to no service that another window has saved meanwhile%s",
    async (during) => {
      let end: (isSaved: boolean) => void = () => undefined;
      save.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)));
      const mine = { ...INITIAL, accessKeyId: "key-1" };
      const { rerender } = render(ui({ secretStored: true, initial: { ...mine, sessionOnly: true } }));
      const user = agent();
      await user.type(field("Access key secret"), "the-secret");
      if (during) await user.click(screen.getByRole("button", { name: "Save" }));
      const theirs = { serviceAddress: "https://other.example", accessKeyId: "key-2" };
      rerender(ui({ secretStored: true, initial: { ...INITIAL, ...theirs } }));
      end(false);
      await user.click(screen.getByRole("button", { name: "Save" }));
      const sent = { ...mine, sessionOnly: true, accessKeySecret: "the-secret" };
      expect(save.mock.calls).toEqual(during ? [[sent], [sent]] : [[sent]]);
    },
  );

  it("shows an address as it was stored, which is no change", async () => {
    const { rerender } = render(ui());
    const user = await fillIn();
    await user.type(field("Service address"), "/api/v3/");
    await user.click(screen.getByRole("button", { name: "Save" }));
    rerender(
      ui({ initial: { ...INITIAL, serviceAddress: "https://pool.example", accessKeyId: "key-1", appId: "app-1" } }),
    );
    expect(standing()).toMatchObject({ "Service address": "https://pool.example" });
    await user.click(screen.getByRole("button", { name: "Test connection" }));
    expect(test).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("is said no longer to be done once something else is typed", async () => {
    render(ui({ note: "Settings saved." }));
    expect(status().textContent).toBe("Settings saved.");
    await agent().type(field("App ID"), "2");
    expect(status().textContent).toBe("");
  });

  it("that fails loses nothing that was typed", async () => {
    isSaved = false;
    const { rerender } = render(ui());
    const user = await fillIn();
    await user.click(screen.getByRole("button", { name: "Save" }));
    rerender(ui({ failure: { code: "permission-denied" } }));
    expect(standing()).toEqual(TYPED);
    expect(status().textContent).toContain("Nothing was saved");
  });

  it("happens once while it is under way", async () => {
    const { rerender } = render(ui());
    rerender(ui({ busy: true, note: "Encrypting and saving…" }));
    const user = agent();
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.type(field("App ID"), "{Enter}");
    expect(save).not.toHaveBeenCalled();
    expect(screen.getByRole("form", { name: "Settings" }).getAttribute("aria-busy")).toBe("true");
    expect(status().textContent).toBe("Encrypting and saving…");
  });
});

describe("a failure", () => {
  it.each<[Failure, label: string]>([
    [{ code: "address-malformed" }, "Service address"],
    [{ code: "address-not-https" }, "Service address"],
    [{ code: "access-key-missing" }, "Access key ID"],
    [{ code: "secret-missing" }, "Access key secret"],
    [{ code: "passphrase-short" }, "Passphrase"],
    [{ code: "passphrases-differ" }, "Repeat passphrase"],
    [{ code: "text-too-long", field: "serviceAddress" }, "Service address"],
    [{ code: "text-too-long", field: "accessKeyId" }, "Access key ID"],
    [{ code: "text-too-long", field: "accessKeySecret" }, "Access key secret"],
    [{ code: "text-too-long", field: "appId" }, "App ID"],
    [{ code: "text-too-long", field: "passphrase" }, "Passphrase"],
  ])("%j is said at %s, which gets the focus, and once more only in short", (failure, label) => {
    const { container } = render(ui({ failure }));
    const invalid = [...container.querySelectorAll('[aria-invalid="true"]')];
    expect(invalid).toEqual([field(label)]);
    const note = document.getElementById(field(label).getAttribute("aria-describedby") ?? "");
    const { says, next } = en.failures[failure.code];
    expect(note?.textContent).toBe(`${says} ${next}`);
    expect(status().textContent).toBe(`Not saved: look at “${label}”.`);
    expect(document.activeElement).toBe(field(label));
  });

  it.each(["permission-denied", "token-refused", "unreachable", "worker-stopped"] as const)(
    "%s of no field is shown below",
    (code) => {
      const { container } = render(ui({ failure: { code } }));
      expect(container.querySelectorAll('[aria-invalid="true"]')).toHaveLength(0);
      expect(status().textContent).not.toBe("");
    },
  );
});

it("explains what the service says to a new key in the words of the set-up", () => {
  const failure = { code: "refused", answer: { httpStatus: 429, statusCode: 429 } } as const;
  render(ui({ failure }));
  expect(status().textContent).toBe(failureLine(failure, en));
  expect(status().textContent).toContain(en.statusCodes[429].next);
});

describe("secrets", () => {
  it.each(["Access key secret", "Passphrase", "Repeat passphrase"])("are never shown while typed: %s", (label) => {
    render(ui());
    expect(field(label).type).toBe("password");
  });

  it("are said to be stored, for the service and the access key that they belong to", async () => {
    const initial = { ...INITIAL, accessKeyId: "key-1" };
    render(ui({ initial, secretStored: true }));
    expect(screen.getByText(/^Stored, encrypted/)).toBeTruthy();
    await agent().type(field("Access key ID"), "2");
    expect(screen.queryByText(/^Stored, encrypted/)).toBeNull();
  });

  it("that are kept ask for no passphrase, as if it would be changed by saving: only one that is entered does", async () => {
    render(ui({ secretStored: true }));
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
    await agent().type(screen.getByLabelText("Access key secret"), "another");
    await agent().type(screen.getByLabelText("Passphrase"), "half a passphrase");
    await agent().clear(screen.getByLabelText("Access key secret"));
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
    await agent().click(screen.getByRole("button", { name: "Save" }));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ accessKeySecret: "", passphrase: "", repeatPassphrase: "" });
  });

  it("need no passphrase where they are not remembered", async () => {
    render(ui());
    const user = await fillIn();
    await user.click(screen.getByRole("checkbox", { name: /Don't remember the secret/ }));
    expect(screen.queryByLabelText("Passphrase", { exact: true })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ sessionOnly: true, passphrase: "", repeatPassphrase: "" });
  });
});

describe("testing the connection", () => {
  it("says whether there are changes that aren't saved", async () => {
    render(ui({ initial: { ...INITIAL, accessKeyId: "key-1" } }));
    const user = agent();
    const button = screen.getByRole("button", { name: "Test connection" });
    await user.click(button);
    await user.type(field("App ID"), "x");
    await user.click(button);
    await user.click(screen.getByRole("button", { name: "Save" }));
    await user.click(button);
    expect(test.mock.calls).toEqual([[false], [true], [false]]);
  });

  it("saves nothing", async () => {
    render(ui());
    await agent().click(screen.getByRole("button", { name: "Test connection" }));
    expect(save).not.toHaveBeenCalled();
  });
});

it("shows what the organisation has set as locked, and says so", () => {
  render(ui({ locked: new Set(["serviceAddress", "route"] as const) }));
  expect(field("Service address").disabled).toBe(true);
  expect(screen.getByRole("combobox", { name: "Unbind through" })).toHaveProperty("disabled", true);
  expect(field("Access key ID").disabled).toBe(false);
  expect(screen.getAllByText("Set by your organisation.")).toHaveLength(2);
});

describe("what the organisation sets while the agent types", () => {
  it("is shown, locked, and leaves the rest as it is typed", async () => {
    const { rerender } = render(ui());
    const user = await fillIn();
    rerender(ui({ initial: { ...INITIAL, appId: "theirs" }, locked: new Set(["appId"]) }));
    expect(field("App ID").disabled).toBe(true);
    expect(standing()).toEqual({ ...TYPED, "App ID": "theirs" });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ appId: "theirs", accessKeySecret: "the-secret" });
  });

  it.each([
    ["serviceAddress", "Service address"],
    ["authenticationAddress", "Authentication address"],
    ["accessKeyId", "Access key ID"],
  ] as const)("takes the secret that was typed for another %s", async (name, label) => {
    const { rerender } = render(ui());
    await fillIn();
    rerender(ui({ initial: { ...INITIAL, [name]: "https://theirs.example" }, locked: new Set([name]) }));
    expect(field(label).value).toBe("https://theirs.example");
    expect(standing()).toMatchObject({ "Access key secret": "", "App ID": "app-1" });
  });
});

it("offers the routes by the values that the service knows them by", () => {
  render(ui());
  const values = screen.getAllByRole("option").map((option) => option.getAttribute("value"));
  expect(values).toEqual(["unbind-phone", "verified-update"]);
});

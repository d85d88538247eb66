import { cleanup, render, screen } from "@testing-library/preact";
import { describe, expect, it } from "vitest";
import { CustomerCard } from "../../../components/desk/CustomerCard.tsx";
import type { Route } from "../../../lib/fixes/fix.ts";
import { people } from "../../../sandbox/people.ts";
import { en } from "../../../lib/words/en.ts";
import { findingUser, foundUser, missingUser } from "../../doubles/lookups.ts";

function card(
  fields: object = {},
  more: { slim?: boolean; fixId?: "unbind-phone" | "unbind-email"; route?: Route } = {},
) {
  const { slim = false, fixId = "unbind-phone", route = "unbind-phone" } = more;
  render(<CustomerCard lookup={foundUser(fields)} fixId={fixId} route={route} slim={slim} />);
  return screen.getByRole("region");
}

describe("the verdict", () => {
  it("names what remains to sign in with", () => {
    const identities = [{ provider: "wechat" }, { provider: "github" }, { provider: "our-own-idp" }, {}];
    expect(card({ identities }).textContent).toContain(
      "Can be unbound: also signs in with e-mail, WeChat, GitHub, our-own-idp, and a social account.",
    );
  });

  it.each(["unbind-phone", "unbind-email"] as const)("leaves phone and e-mail to their own lines: %s", (fixId) => {
    const { textContent } = card({}, { fixId });
    expect(textContent.match(/138\*{4}8000/gu)).toHaveLength(1);
    expect(textContent.match(/z\*{3}@example\.com/gu)).toHaveLength(1);
  });

  it("says that the e-mail was never verified", () => {
    expect(card({ emailVerified: false }).textContent).toContain("e-mail (not verified)");
  });

  it("warns before any SMS is spent where it is the only login method, and says what helps", () => {
    expect(card({ email: null, username: "zhangsan" }).textContent).toContain(
      "Authing will refuse: the phone is the only login method. Bind an e-mail or a social account first.",
    );
  });

  it("says that there is nothing to unbind", () => {
    const { textContent } = card({ phone: null });
    expect(textContent).toContain("No phone on record: there is nothing to unbind.");
    expect(textContent).toContain("No phone");
  });

  it.each(["Suspended", "Deactivated", "Resigned", "Archived"])("says that the account is %s", (status) => {
    expect(card({ status }).textContent).toContain(`The account is ${status.toLowerCase()}; the service may refuse.`);
  });

  it.each(["Activated", null])(
    "says nothing of the status of an account that is active or of which none is known",
    (status) => {
      expect(card({ status }).textContent).not.toContain("The account is");
    },
  );

  it("is that of the chosen fix", () => {
    expect(card({ phone: null }, { fixId: "unbind-email" }).textContent).toContain(
      "the e-mail is the only login method",
    );
  });

  it("is not shown beside a result that has done it", () => {
    expect(card({ phone: null }, { slim: true }).textContent).not.toContain("nothing to unbind");
  });
});

it("begins the name with a whole character, never with half an emoji", () => {
  expect(card({ name: people.emoji.name }).textContent.startsWith("🦄")).toBe(true);
});

it("says that it is looking, and reads out who was found and the verdict where that was said", () => {
  const props = { fixId: "unbind-phone", route: "unbind-phone", slim: false } as const;
  const { rerender } = render(<CustomerCard lookup={findingUser} {...props} />);
  const region = screen.getByRole("region", { name: "Looking the user up…" });
  rerender(<CustomerCard lookup={foundUser({ email: null })} {...props} />);
  expect(region.getAttribute("aria-live")).toBe("polite");
  const readBy = ["张三", /the only login method/, "138****8000"].map((text) =>
    screen.getByText(text).closest("[aria-live]"),
  );
  expect(readBy.map((one) => one === region)).toEqual([true, true, false]);
});

it("shows nobody where nobody was looked up or found", () => {
  for (const lookup of [undefined, missingUser("user-not-found")]) {
    const { container } = render(
      <CustomerCard lookup={lookup} fixId="unbind-phone" route="unbind-phone" slim={false} />,
    );
    expect(container.textContent).toBe(en.desk.emptyHint);
  }
});

it("has when they signed in last, and since when they are a customer", () => {
  const lastLogin = new Date(Date.now() - 3 * 24 * 60 * 60_000).toISOString();
  const { textContent } = card({ lastLogin, createdAt: "2022-03-01T02:03:04.000Z" });
  expect(textContent).toContain("Last sign-in 3 days ago");
  expect(textContent).toContain("Customer since 2022");
  cleanup();
  expect(card({ lastLogin: "long ago", createdAt: "" }).textContent).not.toContain("Last sign-in");
});

it("is one line beside a result: who, the phone and the status", () => {
  expect(card({}, { slim: true }).textContent).toBe("张三138****8000Active");
});

it("says who refuses, which under verified update is Quick Fix", () => {
  const fields = { email: null, identities: [] };
  expect(card(fields).textContent).toContain("Authing will refuse");
  cleanup();
  expect(card(fields, { route: "verified-update" }).textContent).toContain("Quick Fix will refuse: the phone");
});

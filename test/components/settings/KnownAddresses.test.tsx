import { render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { KnownAddresses } from "../../../components/settings/KnownAddresses.tsx";
import { agent } from "../agent.ts";

it("offers the international brand's address beside the one in China", async () => {
  const onChoose = vi.fn();
  render(<KnownAddresses chosen="https://api.authing.cn" onChoose={onChoose} />);
  expect(screen.getByRole("button", { name: "api.authing.cn" }).getAttribute("aria-pressed")).toBe("true");
  await agent().click(screen.getByRole("button", { name: "api.genauth.ai" }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("https://api.genauth.ai");
});

import { render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { PageFooter } from "../../../components/shared/PageFooter.tsx";
import { agent } from "../agent.ts";

afterEach(() => vi.restoreAllMocks());

const readDiagnostics = () => Promise.resolve("the diagnostics");

it("shows them selected if the clipboard can't be reached", async () => {
  render(<PageFooter version="1.2.3" readDiagnostics={readDiagnostics} />);
  const user = agent();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("no"));
  await user.click(screen.getByRole("button", { name: "Copy diagnostics" }));
  expect(screen.queryByText("Report a problem")).toBeNull();
  const area = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Diagnostics" });
  expect(area.value).toBe("the diagnostics");
  expect(area.selectionEnd).toBe(area.value.length);
  vi.restoreAllMocks();
  await user.click(screen.getByRole("button", { name: "Copy diagnostics" }));
  await vi.waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
});

it("leads to where problems are reported, if the publisher named a place", () => {
  render(<PageFooter version="1" reportAddress="https://example.com/report" readDiagnostics={readDiagnostics} />);
  expect(screen.getByText("Quick Fix for Authing 1")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Report a problem" }).getAttribute("href")).toBe(
    "https://example.com/report",
  );
});

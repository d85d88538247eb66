import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { TicketButton } from "../../../components/result/TicketButton.tsx";
import { TicketStyleContext } from "../../../components/result/use-ticket-style.ts";

it("copies what failed before there was an attempt in the team's format too", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  const answer = { httpStatus: 200, statusCode: 400, message: "{color:red}*no*{color}", requestId: "r-1" };
  render(
    <TicketStyleContext.Provider value={{ format: "jira", templates: {} }}>
      <TicketButton attempt={undefined} trouble={{ failure: { code: "refused", answer } }} />
    </TicketStyleContext.Provider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Copy for ticket" }));
  await vi.waitFor(() => expect(writeText).toHaveBeenCalledOnce());
  expect(writeText).toHaveBeenCalledWith(expect.stringContaining("* *Message:* \\{color:red\\}\\*no\\*\\{color\\}"));
  // The button keeps its name, so that it was copied is read out beside it.
  await vi.waitFor(() => expect(document.querySelector("[aria-live]")?.textContent).toBe("Copied"));
});

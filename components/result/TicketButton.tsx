import type { Attempt } from "../../lib/state/attempt.ts";
import { failureTicket, ticketOf } from "../../lib/result/ticket.ts";
import { CopyButton } from "./CopyButton.tsx";
import type { Trouble } from "./Result.tsx";
import { useTicketStyle } from "./use-ticket-style.ts";
import { useWords } from "../shared/use-words.ts";

interface TicketButtonProps {
  attempt: Attempt | undefined;
  /** Instead of an attempt. */
  trouble: Trouble | undefined;
}

/**
 * **Copy for ticket**: the whole evidence, request ID first. Before the service has answered there
 * is nothing to copy.
 */
export function TicketButton({ attempt, trouble }: TicketButtonProps) {
  const words = useWords();
  const style = useTicketStyle();
  const hasEvidence = attempt
    ? attempt.state === "answered" || attempt.state === "settled"
    : trouble?.failure.answer !== undefined;
  if (!hasEvidence) return null;
  return (
    <CopyButton
      class="button"
      label={words.result.copyForTicket}
      content={() => {
        if (attempt) return ticketOf(attempt, words, style);
        return trouble ? failureTicket(trouble.failure, words, style.format) : { text: "" };
      }}
      shortcut="Alt+T"
    />
  );
}

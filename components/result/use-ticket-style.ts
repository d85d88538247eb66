import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { PLAIN_TICKET, type TicketStyle } from "../../lib/state/settings.ts";

/** How evidence is written for tickets, for every component below. */
export const TicketStyleContext = createContext<TicketStyle>(PLAIN_TICKET);

export function useTicketStyle(): TicketStyle {
  return useContext(TicketStyleContext);
}

import type { Policy } from "./policy.ts";
import { policyItem, ticketStyleItem } from "../state/items.ts";
import type { TicketStyle } from "../state/ticket-style.ts";

/** The organisation's format and template, where it set them, stand for the agent's own. */
export function styleInForce(own: TicketStyle, { ticketFormat, ticketTemplate }: Policy): TicketStyle {
  const format = ticketFormat ?? own.format;
  return { format, templates: ticketTemplate === undefined ? own.templates : { [format]: ticketTemplate } };
}

export async function readTicketStyle(): Promise<TicketStyle> {
  const [own, policy] = await Promise.all([ticketStyleItem.getValue(), policyItem.getValue()]);
  return styleInForce(own, policy);
}

/**
 * Reads the style and follows it, so that every window copies in the format that was chosen last.
 * @returns stops following
 */
export function followTicketStyle(show: (style: TicketStyle) => void): () => void {
  let stopped = false;
  const update = () => {
    void readTicketStyle().then((style) => {
      if (!stopped) show(style);
    });
  };
  update();
  const unwatch = [ticketStyleItem.watch(update), policyItem.watch(update)];
  return () => {
    stopped = true;
    for (const stop of unwatch) stop();
  };
}

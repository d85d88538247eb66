import { useEffect, useState } from "preact/hooks";
import { HistoryRetention } from "../../components/settings/Retention.tsx";
import { TicketSettings } from "../../components/settings/TicketSettings.tsx";
import { retentionDays, type Policy, type TicketStyle } from "../../lib/state/settings.ts";
import { policyItem, retentionDaysItem, ticketStyleItem } from "../../lib/state/items.ts";

interface Stored {
  style: TicketStyle;
  days: number;
  policy: Policy;
}

/**
 * The settings that need no secret and no permission: how evidence is written, and for how long it
 * is kept.
 */
export function TicketSections() {
  const [stored, setStored] = useState<Stored>();
  useEffect(() => {
    void Promise.all([ticketStyleItem.getValue(), retentionDaysItem.getValue(), policyItem.getValue()]).then(
      ([style, days, policy]) => setStored({ style, days, policy }),
    );
    // Another tab's too: what is saved here is saved on top of it.
    const stops = [
      policyItem.watch((policy) => setStored((known) => known && { ...known, policy })),
      retentionDaysItem.watch((days) => setStored((known) => known && { ...known, days })),
      ticketStyleItem.watch((style) => setStored((known) => known && { ...known, style })),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  if (!stored) return null;
  const { style, days, policy } = stored;
  return (
    <>
      <TicketSettings
        initial={style}
        managedFormat={policy.ticketFormat}
        managedTemplate={policy.ticketTemplate}
        onSave={(next) => ticketStyleItem.setValue(next)}
      />
      <HistoryRetention
        initial={retentionDays(days, policy)}
        managed={policy.retentionDays !== undefined}
        onSave={(next) => retentionDaysItem.setValue(next)}
      />
    </>
  );
}

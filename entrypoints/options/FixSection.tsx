import { useEffect, useState } from "preact/hooks";
import { FixChoice } from "../../components/settings/FixChoice.tsx";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { chosenFixesItem, policyItem } from "../../lib/state/items.ts";
import type { Policy } from "../../lib/state/settings.ts";

/** Stores which fixes are on the desk; it needs no secret and no permission. */
export function FixSection() {
  const [stored, setStored] = useState<{ chosen: Parameters<typeof fixesOnDesk>[1]; policy: Policy }>();
  useEffect(() => {
    void Promise.all([chosenFixesItem.getValue(), policyItem.getValue()]).then(([chosen, policy]) =>
      setStored({ chosen, policy }),
    );
    // Another tab's too: what is saved here is saved on top of it.
    const stops = [
      policyItem.watch((policy) => setStored((known) => known && { ...known, policy })),
      chosenFixesItem.watch((chosen) => setStored((known) => known && { ...known, chosen })),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  if (!stored) return null;
  const { chosen, policy } = stored;
  return (
    <FixChoice
      // What the organisation sets while the page is open shows at once.
      key={JSON.stringify(policy.allowedFixes)}
      initial={fixesOnDesk(policy, chosen)}
      managed={policy.allowedFixes !== undefined}
      onSave={(next) => chosenFixesItem.setValue(next)}
    />
  );
}

import { useEffect, useState } from "preact/hooks";
import { useSaving } from "../../components/settings/use-saving.ts";
import { LanguageChoice } from "../../components/settings/LanguageChoice.tsx";
import { languageItem, policyItem } from "../../lib/state/items.ts";
import type { Language, Policy } from "../../lib/state/settings.ts";

/** Stores the choice, which every page follows. One that the organisation set is shown locked. */
export function LanguageSection() {
  const [chosen, setChosen] = useState<Language>();
  const [managed, setManaged] = useState<Language>();
  useEffect(() => {
    const choose = (language: Language | null) => setChosen(language ?? undefined);
    const manage = (policy: Policy) => setManaged(policy.language);
    void languageItem.getValue().then(choose);
    void policyItem.getValue().then(manage);
    const stops = [languageItem.watch(choose), policyItem.watch(manage)];
    return () => stops.forEach((stop) => stop());
  }, []);
  const { said, follow } = useSaving("");
  return (
    <LanguageChoice
      chosen={managed ?? chosen}
      locked={managed !== undefined}
      failure={said?.text}
      onChoose={(language) => follow(language ? languageItem.setValue(language) : languageItem.removeValue())}
    />
  );
}

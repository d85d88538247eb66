import { useEffect, useState } from "preact/hooks";
import { useSaving } from "../../components/settings/use-saving.ts";
import { LanguageChoice } from "../../components/settings/LanguageChoice.tsx";
import { languageItem, policyItem } from "../../lib/state/items.ts";
import type { Language } from "../../lib/state/settings.ts";

/** Stores the choice and shows the page in it. One that the organisation set is shown locked. */
export function LanguageSection() {
  const [chosen, setChosen] = useState<Language>();
  const [managed, setManaged] = useState<Language>();
  useEffect(() => {
    void languageItem.getValue().then((language) => setChosen(language ?? undefined));
    void policyItem.getValue().then((policy) => setManaged(policy.language));
    return policyItem.watch((policy) => setManaged(policy.language));
  }, []);
  const { said, follow } = useSaving("");
  const choose = async (language: Language | undefined) => {
    if (language) await languageItem.setValue(language);
    else await languageItem.removeValue();
    location.reload();
  };
  return (
    <LanguageChoice
      chosen={managed ?? chosen}
      locked={managed !== undefined}
      failure={said?.text}
      onChoose={(language) => follow(choose(language))}
    />
  );
}

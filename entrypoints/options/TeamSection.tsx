import { useState } from "preact/hooks";
import { Team } from "../../components/settings/Team.tsx";
import { download } from "../../components/shared/download.ts";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../../components/shared/use-words.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import { send } from "../../lib/messages/send.ts";
import { readSharedSettings, settingsFile } from "../../lib/settings/settings-file.ts";
import type { SettingsImport } from "../../lib/state/settings.ts";

/** Bytes; far more than any settings take. */
const LARGEST_FILE = 100_000;

/** Hands the agent a file of the settings, and has the worker read one. */
export function TeamSection({ canExport, onImported }: { canExport: boolean; onImported?: () => Promise<void> }) {
  const { team } = usePageWords(settingsWords);
  const [file, setFile] = useState<unknown>();
  const [imported, setImported] = useState<SettingsImport>();
  /** Whether **Apply** was pressed for what is shown, or for what it was before. */
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const show = (result: Result<SettingsImport>, asked: boolean) => {
    setAsked(asked);
    setFailure(result.ok ? undefined : result.failure);
    setImported(result.ok ? result.value : undefined);
  };
  const choose = async (chosen: File) => {
    const content = chosen.size > LARGEST_FILE ? undefined : await readJson(chosen);
    setFile(content);
    show(
      content === undefined
        ? failed("settings-file-unusable")
        : await send("import-settings", { file: content, apply: false }),
      false,
    );
  };
  const apply = async () => {
    const result = await send("import-settings", { file, apply: true, seen: imported?.changes });
    show(result, true);
    if (result.ok && result.value.applied) await onImported?.();
  };
  return (
    <Team
      {...(canExport && { onExport: () => void exportSettings(team.fileName) })}
      onChoose={(chosen) => void choose(chosen)}
      imported={imported}
      asked={asked}
      failure={failure}
      onApply={() => void apply()}
      onCancel={() => setImported(undefined)}
    />
  );
}

/** @returns `undefined` if it is none, or can't be read */
async function readJson(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

async function exportSettings(name: string): Promise<void> {
  download(new Blob([settingsFile(await readSharedSettings())], { type: "application/json" }), name);
}

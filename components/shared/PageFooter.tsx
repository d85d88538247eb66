import { useEffect, useRef, useState } from "preact/hooks";
import { useWords } from "./use-words.ts";

interface PageFooterProps {
  version: string;
  /** Where problems are reported; absent if nobody has said. */
  reportAddress?: string | undefined;
  /** Reads what whoever mends a problem wants to know. */
  readDiagnostics: () => Promise<string>;
  /** Absent on the help page itself. */
  onHelp?: () => void;
}

/**
 * At the end of each page: the version, **Help**, **Copy diagnostics**, and where to report a
 * problem.
 */
export function PageFooter({ version, reportAddress, readDiagnostics, onHelp }: PageFooterProps) {
  const { footer, result } = useWords();
  const [note, setNote] = useState("");
  const [byHand, setByHand] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), [byHand]);
  const copy = async () => {
    const text = await readDiagnostics();
    try {
      await navigator.clipboard.writeText(text);
      setByHand(undefined);
      setNote(footer.copied);
    } catch {
      setByHand(text);
      setNote(result.copyFailed);
    }
  };
  return (
    <section class="page-footer" aria-label={footer.about}>
      <p>
        <span>{footer.version(version)}</span>
        {onHelp && (
          <button type="button" class="link" onClick={onHelp}>
            {footer.help}
          </button>
        )}
        <button type="button" class="link" onClick={() => void copy()}>
          {footer.copyDiagnostics}
        </button>
        {reportAddress !== undefined && (
          <a href={reportAddress} target="_blank" rel="noreferrer">
            {footer.report}
          </a>
        )}
      </p>
      <p class="note" role="status">
        {note}
      </p>
      {byHand !== undefined && (
        <textarea ref={area} class="input" rows={8} readOnly aria-label={footer.diagnostics} value={byHand} />
      )}
    </section>
  );
}

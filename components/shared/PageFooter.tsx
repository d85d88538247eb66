import { useEffect, useRef } from "preact/hooks";
import { useCopy } from "./use-copy.ts";
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
  const { copied, byHand, copy } = useCopy();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), [byHand]);
  return (
    <section class="page-footer" aria-label={footer.about}>
      <p>
        <span>{footer.version(version)}</span>
        {onHelp && (
          <button type="button" class="link" onClick={onHelp}>
            {footer.help}
          </button>
        )}
        <button type="button" class="link" onClick={() => void readDiagnostics().then((text) => copy({ text }))}>
          {footer.copyDiagnostics}
        </button>
        {reportAddress !== undefined && (
          <a href={reportAddress} target="_blank" rel="noreferrer">
            {footer.report}
          </a>
        )}
      </p>
      <p class="note" role="status">
        {byHand !== undefined ? result.copyFailed : copied !== undefined && footer.copied}
      </p>
      {byHand !== undefined && (
        <textarea ref={area} class="input" rows={8} readOnly aria-label={footer.diagnostics} value={byHand} />
      )}
    </section>
  );
}

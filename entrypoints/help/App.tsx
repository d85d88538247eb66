import { useEffect, useState } from "preact/hooks";
import { Help } from "../../components/help/Help.tsx";
import { PageFooter } from "../../components/shared/PageFooter.tsx";
import { aboutProduct, readDiagnostics } from "../../lib/desk/diagnostics.ts";
import { deskShortcut } from "../../lib/desk/open-pages.ts";

/** The help page: asks the browser which keys open the desk. */
export function App() {
  const [shortcut, setShortcut] = useState("");
  useEffect(() => void deskShortcut().then(setShortcut), []);
  return (
    <>
      <Help deskShortcut={shortcut} />
      <PageFooter {...aboutProduct()} readDiagnostics={readDiagnostics} />
    </>
  );
}

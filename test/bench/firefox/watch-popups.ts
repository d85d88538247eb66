import type { Firefox } from "../../firefox/firefox.ts";
import { bundleInPage } from "../bundle-in-page.ts";
import { FLOOR } from "../popup-desk.ts";

const POPUPS = ["/popup.html", "/popup-result.html", `/${FLOOR}`];

/**
 * Has every popup note when it was ready, by its own clock. Marionette has no scripts that go before a page's own, so this does what
 * the browser does for content scripts that run at a document's start: it waits in the process that shows the pages for the root element
 * to be there. Backgrounds are left alone.
 */
export async function watchPopups(firefox: Firefox): Promise<void> {
  const script = `(function (globalThis) { ${await bundleInPage("watch-ready")}\n})(window);`;
  const observer = `
    Services.obs.addObserver((document) => {
      const { defaultView } = document;
      if (!defaultView || defaultView.location.protocol !== "moz-extension:") return;
      if (!${JSON.stringify(POPUPS)}.includes(defaultView.location.pathname)) return;
      const scope = new Cu.Sandbox(defaultView, {
        sandboxPrototype: defaultView,
        sameZoneAs: defaultView,
        wantXrays: false,
      });
      Cu.evalInSandbox(${JSON.stringify(script)}, scope);
    }, "document-element-inserted");`;
  await firefox.chrome(
    "Services.ppmm.loadProcessScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(arguments[0])}`, true);",
    observer,
  );
}

import * as z from "zod";
import type { Firefox } from "../firefox.ts";

/** Errors that nobody caught, on any page of the extension and in its background, since the last time they were forgotten. */
export async function consoleErrors(firefox: Firefox): Promise<string[]> {
  const errors = await firefox.chrome(`
    return Services.console.getMessageArray()
      .filter((one) => one instanceof Ci.nsIScriptError && !(one.flags & one.warningFlag) && !(one.flags & one.infoFlag))
      .filter(({ sourceName }) => sourceName.startsWith("moz-extension:"))
      // Said of whatever a page or a background still waited for when it was closed: nobody is left to whom it matters.
      .filter(({ errorMessage }) => !/^Promise (resolved|rejected) (after context unloaded|while context is inactive)/.test(errorMessage))
      .map(({ errorMessage, sourceName, lineNumber }) => errorMessage + " " + sourceName + ":" + lineNumber);`);
  return z.array(z.string()).parse(errors);
}

/** Everything that was reported to the browser's console, by whomever. */
export async function consoleMessages(firefox: Firefox): Promise<string[]> {
  const messages = await firefox.chrome("return Services.console.getMessageArray().map(({ message }) => message);");
  return z.array(z.string()).parse(messages);
}

export async function forgetConsole(firefox: Firefox): Promise<void> {
  await firefox.chrome("Services.console.reset();");
}

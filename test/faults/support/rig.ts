import { startSandbox } from "../../../sandbox/server.ts";
import { startBrowser, type StartedBrowser } from "./browser.ts";
import { GroundTruth } from "./ground-truth.ts";
import { Wire } from "./wire.ts";

/** A browser and a sandbox, with a wire between them that can be cut. */
export interface Rig extends StartedBrowser {
  truth: GroundTruth;
  wire: Wire;
  extensionDir: string;
  /** Where the extension finds the service. */
  address: string;
  /** Whether the service keeps a connection for the next request, as it does at first. */
  keepConnections: (kept: boolean) => void;
  close: () => Promise<void>;
}

export async function startRig(extensionDir: string): Promise<Rig> {
  const sandbox = await startSandbox({});
  const wire = await Wire.to(sandbox.port);
  const address = `http://127.0.0.1:${wire.port}`;
  const browser = await startBrowser(extensionDir, address);
  return {
    ...browser,
    truth: new GroundTruth(sandbox.state, sandbox.url),
    wire,
    extensionDir,
    address,
    keepConnections: sandbox.keepConnections,
    close: async () => {
      await browser.context.close();
      await wire.refuse();
      await sandbox.close();
    },
  };
}

import { join } from "node:path";
import { build } from "vite";

/** One of the scripts in `in-page/`, as a single script that any page or worker can run. */
export async function bundleInPage(name: "index" | "watch-ready" | "watch-worker"): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: false,
      target: "esnext",
      lib: { entry: join(import.meta.dirname, "in-page", `${name}.ts`), formats: ["iife"], name: "unused" },
    },
  });
  const outputs = Array.isArray(built) ? built : "output" in built ? [built] : [];
  const code = outputs.flatMap(({ output }) => output.map((file) => (file.type === "chunk" ? file.code : "")));
  return code.join("\n");
}

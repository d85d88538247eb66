/** A file of the build, with what Rollup kept of each module that went into it. */
export interface ChunkModules {
  fileName: string;
  /** By the module's path. */
  code: Map<string, string>;
}

interface OutputFile {
  type: "chunk" | "asset";
  modules?: Record<string, { code: string | null }>;
}

/** A plugin that changes nothing and notes which modules every chunk is made of. */
export function moduleRecorder(chunks: ChunkModules[]) {
  return {
    name: "module-recorder",
    generateBundle(_options: unknown, bundle: Record<string, OutputFile>) {
      for (const [fileName, { modules = {} }] of Object.entries(bundle)) {
        const code = Object.entries(modules).map(([id, module]): [string, string] => [id, module.code ?? ""]);
        if (code.length > 0) chunks.push({ fileName, code: new Map(code) });
      }
    },
  };
}

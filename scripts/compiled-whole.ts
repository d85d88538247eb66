import type { Plugin } from "vite";

/**
 * Has files compiled whole when they are loaded, and not function by function as they are called. What each brings stands in
 * docs/performance.md. Chromium alone knows the comment: https://v8.dev/blog/explicit-compile-hints
 * @param names of the files, without their endings
 */
export function compiledWhole(names: readonly string[]): Plugin {
  return {
    name: "compiled-whole",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          // After minifying, which leaves no comment.
          if (chunk.type === "chunk" && names.includes(chunk.name))
            chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
        }
      },
    },
  };
}

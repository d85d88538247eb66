import { resolve } from "node:path";

export const EXTENSION_ROOT = resolve(".output/security");
export const EXTENSION_DIR = resolve(EXTENSION_ROOT, "chrome-mv3");

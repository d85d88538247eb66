import type { BenchBuild } from "./build.ts";
import { packageWeights } from "./package-weights.ts";
import type { Row } from "./row.ts";
import { LIMITS, measureSizes } from "./size.ts";

const GROUP = "Size";
/** Bytes from which on a dependency is worth a line. */
const WORTH_A_LINE = 500;

/** Sizes of the package, and what each dependency weighs in each bundle. */
export async function sizeRows({ dir, chunks }: BenchBuild): Promise<Row[]> {
  const { background, popup, whole, popupScripts } = await measureSizes(dir);
  const kB = (name: string, bytes: number, most?: number): Row => ({
    group: GROUP,
    name,
    unit: "kB",
    value: bytes / 1_000,
    ...(most !== undefined && { most: most / 1_000 }),
  });
  const weights = async (bundle: string, scripts: readonly string[]) => {
    const packages = await packageWeights(chunks.filter(({ fileName }) => scripts.includes(fileName)));
    return [...packages]
      .filter(([, bytes]) => bytes >= WORTH_A_LINE)
      .map(([name, bytes]) => kB(`${bundle}, minified: ${name}`, bytes));
  };
  return [
    kB("popup's first screen, JavaScript, gzip", popup.gzip, LIMITS.popup),
    kB("popup's first screen, JavaScript, raw", popup.raw),
    ...(await weights("popup", popupScripts)),
    kB("background, gzip", background.gzip, LIMITS.background),
    kB("background, raw", background.raw),
    ...(await weights("background", ["background.js"])),
    kB("whole package, gzip", whole.gzip),
    kB("whole package, raw", whole.raw),
  ];
}

/** `npm run test:all` runs the short form, `npm run test:security` everything in full. */
export const IS_SHORT = process.env["SECURITY"] === "short";

/** How often something is tried: a share of it in the short form. */
export function times(inFull: number): number {
  return IS_SHORT ? Math.ceil(inFull / 25) : inFull;
}

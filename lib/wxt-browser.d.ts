import "wxt/browser";

declare module "wxt/browser" {
  /** Empty as WXT ships it: it expects the paths of the last build, which a clean clone doesn't have yet. */
  interface WxtRuntime {
    getURL(path: string): string;
  }
}

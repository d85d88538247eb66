/** Set by WXT at build time. */
interface ImportMetaEnv {
  readonly FIREFOX: boolean;
}

/** What only Firefox has; the types of `wxt/browser` are Chrome's. */
// eslint-disable-next-line no-var -- nothing else is a property of globalThis
declare var browser: {
  sidebarAction: { open(): Promise<void> };
  /** Nothing in a private window. */
  extension: { getBackgroundPage(): Window | null };
};

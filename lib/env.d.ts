/** Set by WXT at build time. */
interface ImportMetaEnv {
  readonly FIREFOX: boolean;
}

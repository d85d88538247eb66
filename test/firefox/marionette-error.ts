/** What Firefox itself said about a command that failed. */
export class MarionetteError extends Error {
  override readonly name = "MarionetteError";

  /**
   * @param command the command that failed, such as `WebDriver:ElementClick`
   * @param error the short WebDriver error code, such as `stale element reference`
   * @param remoteStack where in Firefox it was thrown
   */
  constructor(
    readonly command: string,
    readonly error: string,
    readonly remoteMessage: string,
    readonly remoteStack: string,
  ) {
    super(`${command}: ${error}: ${remoteMessage}`);
  }
}

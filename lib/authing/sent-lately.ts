/**
 * `apiCode`s by which a send call alone says that a code was sent within the minute. Elsewhere 4004
 * means something else.
 */
export const SENT_LATELY = [4004, 2080] as const;

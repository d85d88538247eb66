/** Seeds that found something once, in this product or in one that was broken on purpose. Each is played with all others. */
export const FAILED_SEEDS: readonly number[] = [30_001, 30_004, 30_016, 30_031];

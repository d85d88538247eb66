/** Seeds that found something once, in this product or in one that was broken on purpose. Each is played with all others. */
export const FAILED_SEEDS: readonly number[] = [
  9_005, 5_000_020, 5_000_053, 7_101_432, 206_760_804, 219_192_954, 301_000_402, 966_291_135, 966_297_283,
];

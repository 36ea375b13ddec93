/** Raised whenever a reader gives other facts for the same bytes: cached facts of an older scanner are then not used. */
export const scannerVersion = 39;

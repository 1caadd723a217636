/** The network of a site that never chose one. */
export const DEFAULT_CHAIN_ID = 1;

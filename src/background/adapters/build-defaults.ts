/** Defaults that are fixed when the extension is built. The person may choose otherwise. */

declare const DEFAULT_KEY_SERVER: string | undefined;
declare const DEFAULT_CHAIN_ID: string | undefined;

/** URL, or `null` where the build names none. */
export const defaultServer: string | null =
  typeof DEFAULT_KEY_SERVER === 'string' && DEFAULT_KEY_SERVER !== '' ? DEFAULT_KEY_SERVER : null;

/** The network that a new character begins on: Ethereum, unless the build names another of the built-in ones. */
export const defaultChainId: number =
  typeof DEFAULT_CHAIN_ID === 'string' && DEFAULT_CHAIN_ID !== '' ? Number(DEFAULT_CHAIN_ID) : 1;

/** The key server that this build offers at the start; fixed when it is built, and only an offer: the person may choose another or none. */

declare const DEFAULT_KEY_SERVER: string | undefined;

/** URL, or `null` where the build names none. */
export const defaultServer: string | null =
  typeof DEFAULT_KEY_SERVER === 'string' && DEFAULT_KEY_SERVER !== '' ? DEFAULT_KEY_SERVER : null;

/** The locator of a login method: by what a key server finds its salt. Gives nothing for any key. */
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';

/** By what the ID database finds the method's salt: 32 bytes that give nothing for any key. */
export const locatorOf = (modeSecret: Uint8Array): Uint8Array => deriveKey(modeSecret, null, labels.locator);

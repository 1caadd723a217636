/** The known functions by signature. Lists only functions that mean the same in every contract. */
import { ACCOUNT_READERS } from './calldata-accounts.ts';
import type { CallReader } from './calldata-reader.ts';
import { RIGHT_READERS } from './calldata-rights.ts';
import { TOKEN_READERS } from './calldata-tokens.ts';

export const READERS: Record<string, CallReader> = { ...TOKEN_READERS, ...RIGHT_READERS, ...ACCOUNT_READERS };

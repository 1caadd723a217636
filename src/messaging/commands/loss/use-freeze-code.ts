/** Freezes a login method by its printed code alone, on any computer. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { MethodKind } from '../../login.ts';
import { text } from '../schemas.ts';

/**
 * `already`: it was frozen before.
 * @throws WalletError bad-input | not-found (the server knows no such code) | refused | not-allowed (the last method
 * that manages) | bad-log | stale | server-unreachable
 */
export const useFreezeCode = {
  input: v.object({
    /** The key server that is printed with the code. */
    server: text,
    code: text,
  }),
  answer: answers<{ fingerprint: string; kind: MethodKind; already: boolean }>(),
};

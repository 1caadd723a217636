/** Begins a new recovery key: one more, or one in the place of another. It opens nothing before `add-recovery-key`. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { count, flag, text, texts, why } from '../schemas.ts';

/** A former one that was begun is discarded. @throws WalletError locked | not-found (`of`) | bad-input (a name, the number of sheets) */
export const beginRecoveryKey = {
  input: v.object({
    name: text,
    /** ID of the recovery key in whose place it comes; `null`: one more. */
    of: v.nullable(text),
    /** That key is lost: the new one is added beside it, and waits before it takes effect. */
    lost: flag,
    /** Of the former key. */
    why,
    /** On several sheets: how many are needed, and a name for the holder of each. Absent: on one. */
    sheets: v.exactOptional(v.object({ needed: count, holders: texts })),
    /** Something that only the person knows, asked for at each use. It cannot be recovered. */
    personal: v.exactOptional(text),
  }),
  answer: answers<null>(),
};

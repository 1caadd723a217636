/** Bounds how often passwords of one file are hashed. The file itself names the number, so a hostile one could make the page hang. */
import { damaged, tooManyRounds } from './problems.ts';

/** Rounds of PBKDF2 (native): about five seconds. Usual files ask for 2,000 to 600,000. */
const MOST_NATIVE = 5_000_000;
/** Rounds of the older derivation of PKCS#12 (in JavaScript): about eight seconds. */
const MOST_LEGACY = 1_200_000;

export interface WorkLimit {
  /** @throws WalletError bad-input when the file has asked for too many in sum */
  spend(kind: 'native' | 'legacy', rounds: number): void;
}

/** For one attempt to open one file. */
export function createWorkLimit(): WorkLimit {
  const left = { native: MOST_NATIVE, legacy: MOST_LEGACY };
  return {
    spend(kind, rounds) {
      if (!Number.isSafeInteger(rounds) || rounds < 1) throw damaged();
      left[kind] -= rounds;
      if (left[kind] < 0) throw tooManyRounds();
    },
  };
}

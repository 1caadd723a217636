/** Signatures that are not in the profile yet: held in memory until their answers have left. See [Note: Named after the answer] in signing-guard.ts. */
import { isWalletError } from '../../lib/errors.ts';
import type { Profiles } from '../profile/profiles.ts';
import { joinSigned, type Signed, withSigned } from '../profile/signed.ts';

export interface SignedNotes {
  add(characterId: string, signed: Signed): void;
  /** One write for each character; the key server gets it with the next round, so no request tells the moment of a signature. */
  keep(): Promise<void>;
}

export function createSignedNotes(profiles: Profiles): SignedNotes {
  const waiting = new Map<string, Signed[]>();
  return {
    add(characterId, signed) {
      waiting.set(characterId, withSigned(waiting.get(characterId), signed));
    },
    async keep() {
      const taken = [...waiting];
      waiting.clear();
      for (const [characterId, notes] of taken)
        try {
          await profiles.change(characterId, async ({ profile }) => {
            // The oldest first: each is the newest when it is put in.
            profile.signed = notes.reduceRight(withSigned, profile.signed ?? []);
            return { value: undefined, quiet: true };
          });
        } catch (error) {
          // Of a character that is closed nothing stays in memory; after any other failure the next call tries again.
          if (isWalletError(error, 'locked') || isWalletError(error, 'closed')) continue;
          waiting.set(characterId, joinSigned(waiting.get(characterId), notes));
        }
    },
  };
}

/** Signatures that are not in the profile yet: held in memory until their answers have left. See [Note: Named after the answer] in signing-guard.ts. */
import { isWalletError } from '../../lib/errors.ts';
import type { Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { type SignInEntry, withSignIns } from '../profile/sign-ins.ts';
import { joinSigned, type Signed, withSigned } from '../profile/signed.ts';

/** What is written down of one act: the signatures, and the sign-ins among them. */
export interface Noted {
  signed: readonly Signed[];
  signIns: readonly SignInEntry[];
}

export interface SignedNotes {
  add(characterId: string, noted: Noted): void;
  /** One write for each character; the key server gets it with the next round, so no request tells the moment of a signature. */
  keep(): Promise<void>;
}

/** Writes it into the profile, which is changed in place. The newest signature stands first, and is put in last. */
export function writeNoted(profile: Profile, { signed, signIns }: Noted): void {
  profile.signed = signed.reduceRight<Signed[]>(withSigned, profile.signed ?? []);
  if (signIns.length > 0) profile.signIns = withSignIns(profile.signIns, signIns);
}

export function createSignedNotes(profiles: Profiles): SignedNotes {
  const waiting = new Map<string, Noted>();
  return {
    add(characterId, { signed, signIns }) {
      const before = waiting.get(characterId);
      waiting.set(characterId, {
        signed: signed.reduce<Signed[]>(withSigned, [...(before?.signed ?? [])]),
        signIns: withSignIns(before?.signIns, signIns),
      });
    },
    async keep() {
      const taken = [...waiting];
      waiting.clear();
      for (const [characterId, noted] of taken)
        try {
          await profiles.change(characterId, async ({ profile }) => {
            writeNoted(profile, noted);
            return { value: undefined, quiet: true };
          });
        } catch (error) {
          // Of a character that is closed nothing stays in memory; after any other failure the next call tries again.
          if (isWalletError(error, 'locked') || isWalletError(error, 'closed')) continue;
          const later = waiting.get(characterId);
          waiting.set(characterId, {
            signed: joinSigned(later?.signed, noted.signed),
            signIns: withSignIns(later?.signIns, noted.signIns),
          });
        }
    },
  };
}

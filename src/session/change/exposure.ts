/**
 * What follows for a character's accounts from new keys. Somebody who could open it may have read its phrase, so it always goes
 * on with a new entropy; nothing is ever derived from the old one again. Where the person says that somebody may have used it,
 * the accounts are listed until they are empty.
 */
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { Box } from '../../sync/key-server.ts';
import { type Exposed, lastFormer, type Profile } from '../profile/profile.ts';
import { sealEntropyTarget, type TargetOwner } from '../profile/targets.ts';

/** The profile with a new entropy, which is sealed to the character's new key. The accounts of the old one stay, by their own keys. */
export async function renewEntropy(
  owner: TargetOwner & { log: LogState },
  profile: Profile,
): Promise<{ profile: Profile; box: Box }> {
  const secret = randomBytes(32);
  try {
    const { box, entropy } = await sealEntropyTarget(owner, createId(), secret);
    return {
      profile: {
        ...profile,
        ...entropy,
        formerEntropyTargetIds: lastFormer([...(profile.formerEntropyTargetIds ?? []), profile.entropyTargetId]),
        nextIndex: 0,
        // The phrase of the new entropy does not give them.
        accounts: profile.accounts.map((account) =>
          account.kind === 'hd' ? { ...account, kind: 'imported', path: null } : account,
        ),
      },
      box,
    };
  } finally {
    wipe(secret);
  }
}

/** Lists the accounts whose private keys somebody else may have read. Watch-only ones have no key to be read. */
export function exposeAccounts(profile: Profile, now: number): Profile {
  const known = new Set((profile.exposed ?? []).map(({ address }) => address));
  const found = profile.accounts.flatMap(({ address, targetId }): Exposed[] =>
    targetId === null || known.has(address) ? [] : [{ address, since: now, movedTo: null }],
  );
  // An account made for moving is exposed as well by now: the next one is made for both.
  return { ...profile, exposed: [...(profile.exposed ?? []).map((old) => ({ ...old, movedTo: null })), ...found] };
}

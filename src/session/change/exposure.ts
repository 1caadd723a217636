/**
 * What a rotation does to the accounts of a character. A login method that could open the character may have read its phrase, so
 * the character always gets a new entropy, and no account is derived from the old one again. Where the person says that someone
 * else may have used the method, the accounts are listed as exposed until they are empty, and site logins and notes until they are
 * changed.
 */
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { randomBytes, wipe } from '../../lib/bytes.ts';
import type { Box } from '../../sync/key-server.ts';
import { type Exposed, lastFormer, type Profile } from '../profile/profile.ts';
import { sealEntropyTarget, type TargetOwner } from '../profile/targets.ts';

/** Gives the profile a new entropy, sealed to the character's new key. Accounts of the old one stay and keep their own keys. */
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
        // The phrase of the new entropy does not restore them.
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

/** Lists every account with a private key, every login key, every site login and every note as exposed. */
export function exposeAccounts(profile: Profile, now: number): Profile {
  const known = new Set((profile.exposed ?? []).map(({ address }) => address));
  const found = profile.accounts.flatMap(({ address, targetId }): Exposed[] =>
    targetId === null || known.has(address) ? [] : [{ address, since: now, movedTo: null }],
  );
  // An account that was made for moving is exposed by now as well: both get a new one.
  const exposed = [...(profile.exposed ?? []).map((old) => ({ ...old, movedTo: null })), ...found];
  const secrets = profile.secrets?.map((entry) => ({ ...entry, exposedSince: entry.exposedSince ?? now }));
  // A login key holds nothing that could be moved: the site gets another one.
  const loginKeys = profile.loginKeys?.map((key) => ({ ...key, exposedSince: key.exposedSince ?? now }));
  return { ...profile, exposed, ...(secrets ? { secrets } : {}), ...(loginKeys ? { loginKeys } : {}) };
}

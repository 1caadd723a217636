/**
 * Accounts whose private keys a lost login method could have opened: listed in their character until they are empty.
 * Key and entropy that were seen stay seen, so the character goes on with a new entropy; nothing is ever derived from the old one again.
 */
import { createId } from '../keys/ids.ts';
import type { LogState } from '../keys/log/state.ts';
import { bareHex, randomBytes, wipe } from '../lib/bytes.ts';
import type { Box } from '../sync/key-server.ts';
import type { Exposed, Profile } from './profile.ts';
import { sealEntropyTarget, type TargetOwner } from './targets.ts';

/** The profile after a loss, and the new entropy sealed to the character's new key. Watch-only accounts have no key to be read. */
export async function exposeProfile(
  owner: TargetOwner & { log: LogState },
  profile: Profile,
  now: number,
): Promise<{ profile: Profile; boxes: Box[] }> {
  const entropy = randomBytes(32);
  const targetId = createId();
  try {
    const box = await sealEntropyTarget(owner, targetId, entropy);
    const known = new Set((profile.exposed ?? []).map(({ address }) => address));
    const found = profile.accounts.flatMap(({ address, targetId: sealed }): Exposed[] =>
      sealed === null || known.has(address) ? [] : [{ address, since: now, movedTo: null }],
    );
    return {
      profile: {
        ...profile,
        // An account made for moving is exposed as well by now: the next one is made for both.
        exposed: [...(profile.exposed ?? []).map((old) => ({ ...old, movedTo: null })), ...found],
        entropyTargetId: bareHex(targetId),
        formerEntropyTargetIds: [...(profile.formerEntropyTargetIds ?? []), profile.entropyTargetId],
        nextIndex: 0,
        // The phrase of the new entropy does not give them.
        accounts: profile.accounts.map((account) =>
          account.kind === 'hd' ? { ...account, kind: 'imported', path: null } : account,
        ),
      },
      boxes: [box],
    };
  } finally {
    wipe(entropy);
  }
}

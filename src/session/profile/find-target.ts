/** Opens sealed targets that a profile does not list, and says what each of them is. */
import type { SignerName } from '../../keys/right.ts';
import { openTarget } from '../../keys/target.ts';
import { wipe } from '../../lib/bytes.ts';
import { toId } from '../state/open-keys.ts';
import type { SecretEntry } from './secret-entry.ts';
import { describedSecret } from './secret-targets.ts';
import { accountIn, type SealedAccount, type TargetAccess } from './targets.ts';
import type { Unlisted } from './unlisted-targets.ts';

/** What is sealed to this character and not listed in its profile. */
export interface FoundTarget {
  targetId: string;
  /** An account, or a site login, note or phrase without its secret. */
  is: { account: SealedAccount } | { secret: Omit<SecretEntry, 'targetId'> };
  /** The signer that put it in without holding the character; `null`: a holder of the character did. */
  putBy: SignerName | null;
}

/** Opens one target that the profile does not list; `null`: it does not open, or is nothing that a profile lists. */
export async function findTarget(access: TargetAccess, { targetId, bytes }: Unlisted): Promise<FoundTarget | null> {
  const { log, seed, epoch } = access;
  const name = { characterId: toId(access.characterId), targetId: toId(targetId), epoch };
  const target = await openTarget({ log, ...name, characterSeed: seed, sealed: bytes, sealedBy: 'anyone' }).catch(
    () => null,
  );
  if (!target) return null;
  try {
    const account = accountIn(target);
    if (account) return { targetId, is: { account }, putBy: target.putBy };
    const secret = describedSecret(target);
    return secret && { targetId, is: { secret }, putBy: target.putBy };
  } finally {
    wipe(target.secret);
  }
}

/**
 * Rebuilds the profile of a character whose stored profile does not open, from the sealed keys that its holders put in and that
 * were moved to the new key. Sites, contacts and settings are lost.
 */
import { createId } from '../../keys/ids.ts';
import type { OpenedTarget } from '../../keys/target.ts';
import { bareHex } from '../../lib/bytes.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import { firstLook } from '../profile/looks.ts';
import { type IdentityDocument, lastFormer, type Profile } from '../profile/profile.ts';
import type { SecretEntry } from '../profile/secret-entry.ts';
import type { SealedAccount } from '../profile/targets.ts';

/** A sealed key without its secret. */
export interface MovedTarget {
  targetId: string;
  kind: OpenedTarget['kind'];
  /** `null` where the secret is not that of an account. */
  account: SealedAccount | null;
  /** `null` where it is no site login or note. */
  secret: Omit<SecretEntry, 'targetId'> | null;
  isOwn: boolean;
}

/**
 * The rebuilt profile has no entropy yet: the caller gives it a new one.
 * @param known name and look, where the identity's names have them
 */
export function rebuiltProfile(
  known: IdentityDocument['characters'][string] | null,
  targets: readonly MovedTarget[],
): Profile {
  const own = targets.filter(({ isOwn }) => isOwn);
  const accounts = new Map(
    own.flatMap(({ targetId, account }) => (account ? [[account.address, { ...account, targetId }] as const] : [])),
  );
  const isAccount = ({ login }: SealedAccount): boolean => login === null;
  const loginKeys = [...accounts.values()].flatMap(({ address, targetId, login }) =>
    login ? [{ address, targetId, ...login }] : [],
  );
  return {
    name: known?.name ?? t.rebuiltCharacter,
    look: known?.look ?? firstLook(),
    order: 0,
    entropyTargetId: bareHex(createId()),
    entropyPublicPart: '0'.repeat(64),
    nextIndex: 0,
    accounts: [...accounts.values()]
      .filter(isAccount)
      .map(({ address, name, targetId }) => ({ address, name, targetId, kind: 'imported', path: null })),
    ...(loginKeys.length > 0 ? { loginKeys } : {}),
    sites: [],
    contacts: [],
    secrets: own.flatMap(({ targetId, secret }) => (secret ? [{ targetId, ...secret }] : [])),
    blocked: [],
    chainId: 1,
    formerEntropyTargetIds: lastFormer(
      own.flatMap(({ kind, targetId }) => (kind === 'bip39-entropy' ? [targetId] : [])),
    ),
    routes: {},
  };
}

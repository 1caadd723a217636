/**
 * A key that leaves a character leaves its limits too. So a login method with limits neither exports keys nor puts accounts into another
 * character: one without limits does, or the limits are lifted first. A login method that only uses a character does neither at all.
 */
import { rightsOf } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { methodNameOf } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { noPolicy, rulesFor } from '../profile/signing-policy.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** At most so many login methods are named. */
const TOLD = 3;

/** @param methodIds who wants it: one of them that owns the character is enough @throws WalletError not-allowed, naming who owns it */
async function ensureOneOwns(profiles: Profiles, characterId: string, methodIds: readonly string[]): Promise<void> {
  const { log, names } = await profiles.names();
  const owning = [...log.methods].filter(
    ([, { id, state }]) => state === 'active' && rightsOf(log, id).get(characterId) === 'own',
  );
  if (owning.some(([methodId]) => methodIds.includes(methodId))) return;
  const told = owning.slice(0, TOLD).map(([methodId]) => `“${methodNameOf(names, methodId)}”`);
  throw new WalletError(
    'not-allowed',
    `This login method may sign as this character, but its keys do not leave it. Use one that owns the character: ${told.join(' or ')}.`,
  );
}

/** @param methodIds who wants it: one of them without limits is enough @param limits does this rule stand against it? */
async function ensureOneIsFree(
  profiles: Profiles,
  characterId: string,
  methodIds: readonly string[],
  limits: (rule: SigningRule) => boolean,
): Promise<void> {
  const { log, names } = await profiles.names();
  const isFree = (methodId: string): boolean => {
    const levelId = log.methods.get(methodId)?.levelId;
    if (levelId === undefined) return false;
    return !rulesFor(names.signing ?? noPolicy(), levelId, characterId).some(({ rule }) => limits(rule));
  };
  if (methodIds.some(isFree)) return;
  throw new WalletError(
    'not-allowed',
    'This login method has limits for this character, and a key that leaves the character would leave them too. Log in with one without limits, or lift them first.',
  );
}

/** Of an export, which a fresh login has confirmed. @param methodId of that login @throws WalletError not-allowed */
export async function ensureMayExport(profiles: Profiles, characterId: string, methodId: string): Promise<void> {
  await ensureOneOwns(profiles, characterId, [methodId]);
  await ensureOneIsFree(profiles, characterId, [methodId], ({ daily }) => daily !== null);
}

/** Of putting an account into another character, which nobody has confirmed. @throws WalletError not-allowed */
export async function ensureMayShare(
  { keyring }: Pick<SessionParts, 'keyring'>,
  profiles: Profiles,
  characterId: string,
): Promise<void> {
  const open = (await keyring.layers()).filter(({ characterIds }) => characterIds.includes(characterId));
  // Without an open login the act itself says that the character is closed.
  if (open.length === 0) return;
  const ids = open.map(({ methodId }) => methodId);
  await ensureOneOwns(profiles, characterId, ids);
  await ensureOneIsFree(
    profiles,
    characterId,
    ids,
    ({ daily, askAlways, askAbove, askAfterMinutes }) =>
      daily !== null || askAlways || askAbove !== null || askAfterMinutes !== null,
  );
}

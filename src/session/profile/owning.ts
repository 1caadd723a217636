/**
 * The right to take something out of a character: to show a key or a secret, to copy it, or to put it into another character. A login
 * method that owns the character has it; one that only uses the character has not. It is a rule of the product: both hold its seed.
 */
import { rightsOf } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { methodNameOf } from './profile.ts';
import type { Profiles } from './profiles.ts';

/** At most so many login methods are named. */
const TOLD = 3;

/**
 * @param methodIds who wants it: one of them that owns the character is enough
 * @param refusal what this login may not do, for the error, which goes on with the login methods that may
 * @throws WalletError not-allowed
 */
export async function ensureOneOwns(
  profiles: Pick<Profiles, 'names'>,
  characterId: string,
  methodIds: readonly string[],
  refusal: string,
): Promise<void> {
  const { log, names } = await profiles.names();
  const owning = [...log.methods].filter(
    ([, { id, state }]) => state === 'active' && rightsOf(log, id).get(characterId) === 'own',
  );
  if (owning.some(([methodId]) => methodIds.includes(methodId))) return;
  const told = owning.slice(0, TOLD).map(([methodId]) => methodNameOf(names, methodId));
  throw new WalletError('not-allowed', t.refusedUseOwner(refusal, told));
}

/** Hex ids of the open logins that hold this character; none: the character is closed. */
export async function holding(
  keyring: Pick<SessionParts['keyring'], 'layers'>,
  characterId: string,
): Promise<string[]> {
  const layers = await keyring.layers();
  return layers.filter(({ characterIds }) => characterIds.includes(characterId)).map(({ methodId }) => methodId);
}

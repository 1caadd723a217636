/**
 * A key that leaves a character leaves its limits too. So a login method with limits neither exports keys nor puts accounts into another
 * character: one without limits does, or the limits are lifted first. A login method that only uses a character does neither at all.
 * Where exports need two managers, the log has to allow each one: see [Note: Exports] in keys/log/exports.ts.
 */
import { needsPermission, permissionOf } from '../../keys/log/exports.ts';
import type { LogState } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { ensureOneOwns, holding } from '../profile/owning.ts';
import type { Profiles } from '../profile/profiles.ts';
import { noPolicy, rulesFor } from '../profile/signing-policy.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** How an export is proved and noted in the log. */
export interface ExportProofs {
  /** Is this proof by a login method that holds the character? @returns its hex id @throws WalletError wrong-credential | not-allowed */
  ensureProof(proof: Proof, characterId: string): Promise<string>;
  /** @param make makes the entries from the newest log; an empty list writes nothing */
  declare(
    proof: Proof,
    make: (log: LogState) => readonly { kind: 'export-use'; characterId: Uint8Array }[],
  ): Promise<void>;
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
  throw new WalletError('not-allowed', t.limitedKeysStay);
}

/** Of an export, which a fresh login has confirmed. @param methodId of that login @throws WalletError not-allowed */
export async function ensureMayExport(profiles: Profiles, characterId: string, methodId: string): Promise<void> {
  await ensureOneOwns(profiles, characterId, [methodId], t.keysStay);
  await ensureOneIsFree(profiles, characterId, [methodId], ({ daily }) => daily !== null);
}

/**
 * Notes an export in the log before the key is opened, where two managers have to allow it: each permission counts once, on all computers.
 * @param methodId of the login that has confirmed it
 * @throws WalletError not-allowed
 */
export async function noteExport(
  { clock }: Pick<SessionParts, 'clock'>,
  profiles: Profiles,
  { declare }: Pick<ExportProofs, 'declare'>,
  { proof, characterId, methodId }: { proof: Proof; characterId: string; methodId: string },
): Promise<void> {
  const { log } = await profiles.names();
  const known = log.methods.get(methodId);
  if (known && !needsPermission(log, known)) return;
  await declare(proof, (newest) => {
    const method = newest.methods.get(methodId);
    const character = newest.characters.get(characterId);
    if (!method || !character) throw new WalletError('not-allowed', t.nobodyToAllow);
    if (!needsPermission(newest, method)) return [];
    if (permissionOf(newest, method, characterId, clock()) === null)
      throw new WalletError('not-allowed', t.twoManagersFirst);
    return [{ kind: 'export-use', characterId: character.id }];
  });
}

/** Of putting an account into another character, which nobody has confirmed. @throws WalletError not-allowed */
export async function ensureMayShare(
  { keyring }: Pick<SessionParts, 'keyring'>,
  profiles: Profiles,
  characterId: string,
): Promise<void> {
  const ids = await holding(keyring, characterId);
  // Without an open login the act itself says that the character is closed.
  if (ids.length === 0) return;
  await ensureOneOwns(profiles, characterId, ids, t.keysStay);
  await ensureOneIsFree(
    profiles,
    characterId,
    ids,
    ({ daily, askAlways, askAbove, askAfterMinutes }) =>
      daily !== null || askAlways || askAbove !== null || askAfterMinutes !== null,
  );
}

/**
 * [Note: Exports] A policy can demand two managers before a private key or phrase leaves the wallet. Two persons who manage then sign
 * `export-allow` for one login method and one character; who exports may be one of them, or a member. The login method signs
 * `export-use` before the wallet opens the key, so each permission counts once, and the history names all three. It counts for a day, for
 * the keys that the login method had, and while the method owns the character.
 *
 * The log holds the signatures, but no cryptography stands behind them: a login method that owns a character has its seed. The wallet
 * keeps to this rule, and another program that holds the seed need not.
 */

import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import type { Change, Step } from './apply-method.ts';
import type { EntryAction } from './entry.ts';
import { ensure, present } from './refuse.ts';
import { type LogExport, type LogMethod, type LogState, rightsOf } from './state.ts';

type Of<Kind extends EntryAction['kind']> = Extract<EntryAction, { kind: Kind }>;

/** How long a permission counts: a day in ms. */
export const EXPORT_LIFE = 24 * 60 * 60 * 1000;

/** Most permissions at a time. */
const EXPORTS = 32;

const owns = (log: LogState, method: LogMethod, characterId: string): boolean =>
  rightsOf(log, method.id).get(characterId) === 'own';

const counts = ({ allowedAt }: LogExport, now: number): boolean => now - allowedAt <= EXPORT_LIFE;

/** Those that have time left. */
const current = (log: LogState, now: number): Map<number, LogExport> =>
  new Map([...log.exports].filter(([, allowed]) => counts(allowed, now)));

/** Does this login method need a permission to take keys out? The recovery key acts alone. */
export const needsPermission = (log: LogState, method: LogMethod): boolean =>
  log.secondManagerFor.includes('exports') && method.rank !== 'recovery';

/**
 * The permission of this login method for this character, the oldest first; `null` without one.
 * @param characterId map key @param now ms since 1970
 */
export function permissionOf(log: LogState, method: LogMethod, characterId: string, now: number): number | null {
  for (const [number, allowed] of current(log, now)) {
    const fits = allowed.methodId === idKey(method.id) && allowed.generation === method.generation;
    if (fits && allowed.characterId === characterId) return number;
  }
  return null;
}

/** @throws WalletError not-allowed */
export function allowExport({ log, number, timestamp, authority }: Step, action: Of<'export-allow'>): Change {
  const method = present(authority.subject, t.noMethod);
  const characterId = idKey(action.characterId);
  ensure(needsPermission(log, method), t.exportFree);
  ensure(method.state === 'active' && owns(log, method, characterId), t.doesNotOwn);
  const exports = current(log, timestamp);
  ensure(exports.size < EXPORTS, t.tooManyExports);
  const { generation } = method;
  return {
    exports: exports.set(number, { methodId: idKey(method.id), generation, characterId, allowedAt: timestamp }),
  };
}

/** @throws WalletError not-allowed */
export function useExport({ log, timestamp, authority }: Step, action: Of<'export-use'>): Change {
  const author = present(authority.author, t.noAuthor);
  const characterId = idKey(action.characterId);
  ensure(owns(log, author, characterId), t.doesNotOwn);
  const used = present(permissionOf(log, author, characterId, timestamp), t.exportNotAllowed);
  const exports = current(log, timestamp);
  exports.delete(used);
  return { exports };
}

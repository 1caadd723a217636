/** What every page says on top where something is wrong with what is stored here: whole sentences, and what to do about it. */

import type { IdentityDocument, OpenLogin, Profile } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';

export function noticeOf({ vault }: Wallet): string | null {
  const health = vault.health();
  if (health.kind === 'repaired')
    return 'One of the two copies on this computer was damaged. It was repaired from the other one; nothing was lost.';
  if (health.kind === 'one-copy') return health.reason;
  return null;
}

/** Shown when the identity document does not open: the shown names are made from the log. */
export const NAMES_LOST =
  'The names of your login methods, levels and closed characters can’t be read, because they are damaged. Plain names replace them, and everything else works. Name them again in Settings.';

/** Says which open characters have a profile that does not open, and what to do; `null`: none. */
export function unreadableNotice(
  layers: readonly OpenLogin[],
  names: IdentityDocument,
  readable: ReadonlyMap<string, Profile>,
): string | null {
  const ids = [...new Set(layers.flatMap(({ characterIds }) => characterIds))].filter((id) => !readable.has(id));
  if (ids.length === 0) return null;
  const called = ids.map((id) => `“${names.characters[id]?.name ?? 'A character'}”`).join(', ');
  return `${called} can’t be read: what is stored of it is damaged or older than what this computer knows. Give all characters new keys (Settings, Something is lost): its accounts come back, its contacts and sites may not.`;
}

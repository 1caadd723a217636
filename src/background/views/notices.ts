/** What every page says on top where something is wrong with what is stored here: whole sentences, and what to do about it. */

import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { IdentityDocument, OpenLogin, Profile } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';

export function noticeOf({ vault }: Wallet): string | null {
  const health = vault.health();
  if (health.kind === 'repaired') return health.lacks ? t.copyLacks : t.copyRepaired;
  if (health.kind === 'one-copy') return health.reason;
  return null;
}

/** Says which open characters have a profile that does not open, and what to do; `null`: none. */
export function unreadableNotice(
  layers: readonly OpenLogin[],
  names: IdentityDocument,
  readable: ReadonlyMap<string, Profile>,
): string | null {
  const ids = [...new Set(layers.flatMap(({ characterIds }) => characterIds))].filter((id) => !readable.has(id));
  if (ids.length === 0) return null;
  return t.charactersUnreadable(ids.map((id) => names.characters[id]?.name ?? null));
}

/** Says in words which stored parts could not be read: what each part is and whose, nothing of its content. */

import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { UnreadView } from '../../messaging/unread.ts';
import type { IdentityDocument, Profile } from '../../session/session.ts';
import type { Unread } from '../../vault/stored.ts';
import type { Wallet } from '../wallet.ts';

/** @param whose a name, or `null` for this browser's own settings @param here lies in this browser alone */
function sayUnread(unread: readonly Unread[], whose: string | null, here: boolean): UnreadView[] {
  const missing = unread.filter(({ why }) => why !== 'newer');
  const parts = new Set(missing.map(({ path: [field] }) => partOf(field)));
  return [...parts].map((part) => ({ what: whose === null ? part : t.partOf(whose, part), here }));
}

/** @param field of the stored record */
const partOf = (field: Unread['path'][number] | undefined): string => {
  if (field === undefined) return t.allSettings;
  if (typeof field !== 'string') return t.sentTransaction;
  const known: Readonly<Record<string, string>> = t.parts;
  return known[field] ?? t.unknownPart;
};

/** Unreadable parts of this browser's settings, of the identity document and of each open character whose profile opens. */
export function unreadableViews(
  { preferences, sent }: Pick<Wallet, 'preferences' | 'sent'>,
  readable: ReadonlyMap<string, Profile>,
  names: IdentityDocument,
): UnreadView[] {
  return [
    ...sayUnread(preferences.unread(), null, true),
    ...sayUnread(names.unread ?? [], names.name, false),
    ...[...readable].flatMap(([id, { name, unread = [] }]) => [
      ...sayUnread(unread, name, false),
      ...sayUnread(sent.unread().get(id) ?? [], name, true),
    ]),
  ];
}

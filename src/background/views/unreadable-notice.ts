/** Says in words which stored parts could not be read: what each part is and whose, nothing of its content. */

import type { UnreadView } from '../../messaging/unread.ts';
import type { IdentityDocument, Profile } from '../../session/session.ts';
import type { Unread } from '../../vault/stored.ts';
import type { Wallet } from '../wallet.ts';

/** Words for a part, by its field in the stored record. */
const WORDS: Readonly<Record<string, string>> = {
  settings: 'a setting',
  routes: 'the address of a node that you set (until you set it again, that network is not asked)',
  added: 'a network that you added',
  name: 'the name',
  look: 'the look',
  order: 'the place in the list',
  entropyTargetId: 'the recovery phrase (no new account can be made of it)',
  nextIndex: 'the number of the next account',
  accounts: 'an account',
  sites: 'a connected site',
  contacts: 'a contact',
  chainId: 'the chosen network',
  blocked: 'a blocked site',
  descriptions: 'a description of a contract',
  exposed: 'the note that an account has to be moved',
  methods: 'the name of a login method',
  levels: 'the name of a level',
  characters: 'the name or look of a character',
  computers: 'the name of a computer',
  server: 'the key server that the identity has moved to',
  history: 'what it sent from this computer before',
};

/** @param whose a name, or `null` for this browser's own settings @param here lies in this browser alone */
function sayUnread(unread: readonly Unread[], whose: string | null, here: boolean): UnreadView[] {
  const of = whose === null ? '' : `${whose}: `;
  const missing = unread.filter(({ why }) => why !== 'newer');
  return [...new Set(missing.map(({ path: [field] }) => of + wordOf(field)))].map((what) => ({ what, here }));
}

const wordOf = (field: Unread['path'][number] | undefined): string => {
  if (field === undefined) return 'the settings and networks of this browser';
  if (typeof field !== 'string') return 'a sent transaction';
  return WORDS[field] ?? 'a part of it';
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

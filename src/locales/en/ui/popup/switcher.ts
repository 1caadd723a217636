/** The switcher of characters in the popup. */
import { room, type Text } from '../../../room.ts';
import { plural, toSeries } from '../../grammar.ts';

export const popupSwitcher = room('ui/popup/switcher', {
  // character-words.ts
  closedToAll: 'Closed. No login method on this computer opens it',
  /** *Closed. Opens with “Laptop” or 2 others*. */
  closedOpensWith: (method: Text, others: number) =>
    others === 0
      ? `Closed. Opens with “${method}”`
      : `Closed. Opens with “${method}” or ${others} ${plural(others, { one: 'other', other: 'others' })}`,
  openUntil: (time: Text) => `Open until ${time}.`,
  viewOnlySentence: 'View only.',
  activeSentence: 'Active.',
  accountsAndSites: (accounts: number, sites: number) =>
    toSeries([
      `${accounts} ${plural(accounts, { one: 'account', other: 'accounts' })}`,
      ...(sites === 0 ? [] : [`${sites} ${plural(sites, { one: 'site', other: 'sites' })}`]),
    ]),
  newCharacter: 'New character',
  // switcher.tsx
  close: 'Close',
  switchCharacter: 'Switch character',
  manage: 'Manage',
  siteStays: (site: Text, character: Text) =>
    `Switching doesn’t move ${site}. It stays with ${character} until you move it.`,
});

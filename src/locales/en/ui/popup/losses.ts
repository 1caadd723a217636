/** What may be known to others, above the popup's home. */
import { room, type Text } from '../../../room.ts';
import { plural } from '../../grammar.ts';

export const popupLosses = room('ui/popup/losses', {
  // loss-notices.tsx
  takesEffectOn: (time: Text) => `Takes effect on ${time}.`,
  cancelIt: 'Cancel it',
  keysExposed: (accounts: number) =>
    `Somebody else may know the private ${plural(accounts, { one: 'key', other: 'keys' })} of ${accounts} ${plural(accounts, { one: 'account', other: 'accounts' })}`,
  moveFunds: 'Move funds',
  secretExposed: {
    login: 'Somebody else may know a login',
    note: 'Somebody else may know a note',
    phrase: 'Somebody else may know a recovery phrase',
    nostr: 'Somebody else may know a Nostr key',
  },
  secretsExposed: (count: number) => `Somebody else may know ${count} logins and notes`,
  phrasesExposed: (count: number) => `Somebody else may know ${count} logins, notes or phrases`,
  changeThem: 'Change them',
});

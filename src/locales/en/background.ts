/** The identities on this computer, and requests of the wallet's own pages that are not understood. */
import { room, type Text } from '../room.ts';

export const background = room('background', {
  // Names of identities
  hiddenIdentity: 'Hidden identity',
  numberedIdentity: (number: Text) => `Identity ${number}`,
  // Hiding one
  isOnlyWay:
    'This identity is hidden on this computer, and no other login method would open it here. Show it again first, or add another login method.',
  isOnlyIdentity: 'This is the only identity on this computer. Make another one first: it is what others see.',
  nothingOpensHidden:
    'No login method would open it again here. Add a passkey, a security key, a certificate or a password that this computer checks by itself, without something that only you know.',
  sharesLoginMethod:
    'A login method of this identity opens another one here too, and would tell of both. Give this one login methods of its own first, and remove that one from it.',
  // Choosing and removing one
  notHere: 'This identity is not on this computer.',
  anotherInUse: 'Another identity is in use now. Nothing was removed. Go back to this one first.',
  savedMeanwhile:
    'Something was saved on this computer just now, and is kept nowhere else yet. Nothing was removed. Try again, with a new backup file if you use one.',
  // Requests of a page
  unknownRequest:
    'This page asked for something that this version of the wallet does not know. Nothing was changed. Reload the page.',
  unreadableRequest: (name: Text) =>
    `This page asked for "${name}" in a way that the wallet does not understand. Nothing was changed. Reload the page and try again.`,
  unreadableField: (name: Text, field: Text) =>
    `This page asked for "${name}" in a way that the wallet does not understand (${field}). Nothing was changed. Reload the page and try again.`,
});

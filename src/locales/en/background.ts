/** The identities on this computer, and requests of the wallet's own pages that are not understood. */
import { room, type Text } from '../room.ts';

export const background = room('background', {
  // Names of identities
  hiddenIdentity: 'Hidden identity',
  numberedIdentity: (number: Text) => `Identity ${number}`,
  // Hiding one
  isOnlyWay:
    'This identity is hidden, and no other login method opens it on this computer. Show it again first, or add another login method.',
  isOnlyIdentity:
    'This is the only identity on this computer. Create another one first: that is the one other people will see.',
  nothingOpensHidden:
    'You couldn’t open it again on this computer. First add a passkey, a security key, a certificate, or a password that this computer checks by itself, and don’t protect it with something that only you know.',
  sharesLoginMethod:
    'A login method of this identity also opens another identity on this computer, and would reveal both. First add login methods that open only this identity, then remove the shared one.',
  // Choosing and removing one
  notHere: 'This identity isn’t on this computer.',
  anotherInUse: 'You’re using another identity now, so nothing was removed. Switch back to this one first.',
  savedMeanwhile:
    'Something was just saved on this computer and isn’t stored anywhere else yet, so nothing was removed. Try again. If you use a backup file, save a new one first.',
  // Requests of a page
  unknownRequest:
    'This version of the wallet doesn’t know what this page asked for. Nothing was changed. Reload the page.',
  unreadableRequest: (name: Text) =>
    `The wallet couldn’t read the request “${name}” of this page. Nothing was changed. Reload the page and try again.`,
  unreadableField: (name: Text, field: Text) =>
    `The wallet couldn’t read “${field}” in the request “${name}” of this page. Nothing was changed. Reload the page and try again.`,
});

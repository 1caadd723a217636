/** What is wrong with a typed key of nostr. */
import { room } from '../../room.ts';

export const nostrKey = room('nostr/key', {
  // key.ts
  outOfRange: 'This is no key: its number is not in the range of the curve.',
  isPublicKey: 'This is a public key. The private key begins with nsec1.',
  isEncrypted: 'This key is encrypted with a password. Bring its nsec1 form.',
  notAKey: 'This is not a Nostr private key. One begins with nsec1 and has 63 characters.',
});

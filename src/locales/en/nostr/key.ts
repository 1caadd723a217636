/** What is wrong with a typed Nostr key. */
import { room } from '../../room.ts';

export const nostrKey = room('nostr/key', {
  // key.ts
  outOfRange: 'This isn’t a valid key. Check for typos.',
  isPublicKey: 'This is a public key. A private key starts with nsec1.',
  isEncrypted:
    'This key is encrypted with a password. Decrypt it where you got it, and enter the key that starts with nsec1.',
  notAKey: 'This isn’t a Nostr private key. It should start with nsec1 and have 63 characters.',
});

/** What a site may do with a Nostr key without a prompt. */
import { room, type Text } from '../../room.ts';

export const nostr = room('approvals/nostr', {
  // nostr.ts
  encryptedTexts: 'Encrypted texts',
  withoutName: (kind: Text) => `${kind} without a name`,
  withName: (kind: Text, name: Text) => `${kind} “${name}”`,
});

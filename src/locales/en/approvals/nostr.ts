/** What a site may do with a key of nostr without a prompt. */
import { room, type Text } from '../../room.ts';

export const nostr = room('approvals/nostr', {
  // nostr.ts
  encryptedTexts: 'Encrypted texts',
  withoutName: (kind: Text) => `${kind} without a name`,
  withName: (kind: Text, name: Text) => `${kind} “${name}”`,
});

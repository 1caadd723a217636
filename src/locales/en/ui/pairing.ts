/** Connecting two computers by a code and three words. */
import { room, type Text } from '../../room.ts';

export const pairing = room('ui/pairing', {
  // code-card.tsx
  linkLabel: 'Link for this code',
  code: 'Code',
  copyLink: 'Copy as a link',
  linkCopied: 'Link copied',
  // differ.tsx
  wordsDiffer: 'Somebody may be intercepting the connection',
  wordsDifferDetail:
    'Nothing was added. Both computers must show the same three words. If they don’t, somebody may have changed the messages between them. Try again on a different network. If the words differ again, tell the key server’s operator, and use the recovery key on the new computer instead.',
  // time-left.tsx
  expiresIn: (what: Text) => `The code expires in ${what}.`,
});

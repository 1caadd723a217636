/** A page whose wallet does not answer. */
import { room } from '../../room.ts';

export const connection = room('ui/connection', {
  // connection.ts
  interrupted: 'The wallet was interrupted before it answered. Check what changed, then try again.',
  // wallet.tsx
  noConnection: 'This part of the page has no connection to the wallet.',
  failed: 'Something in the wallet failed. Close this and try again.',
});

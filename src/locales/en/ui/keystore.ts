/** Opening and writing a keystore file. */
import { room } from '../../room.ts';

export const keystore = room('ui/keystore', {
  // run.ts
  stopped: 'Stopped. Nothing was imported.',
  threadFailed: 'Dramatis couldn’t process this file. Try again.',
  // worker.ts
  failed: 'Dramatis couldn’t process this file. Close other programs and try again.',
});

/** Opening and writing a keystore file. */
import { room } from '../../room.ts';

export const keystore = room('ui/keystore', {
  // run.ts
  stopped: 'Stopped. Nothing was imported.',
  threadFailed: 'This file could not be worked on. Try again.',
  // worker.ts
  failed: 'This file could not be worked on. Close other programs and try again.',
});

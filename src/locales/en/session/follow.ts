/** What the session says when it follows the log of an identity. */
import { room } from '../../room.ts';

export const sessionFollow = room('session/follow', {
  // latest-state.ts
  keptOut:
    'The key server refuses this login method, and the history of the identity doesn’t say why. Use another one.',
});

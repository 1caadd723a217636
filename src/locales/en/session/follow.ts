/** What the session says when it follows the log of an identity. */
import { room } from '../../room.ts';

export const sessionFollow = room('session/follow', {
  // latest-state.ts
  keptOut: 'The key server keeps this login method out, and the log does not say why.',
});

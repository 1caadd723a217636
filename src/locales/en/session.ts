/** What the session says before it has an identity. */
import { room } from '../room.ts';

export const session = room('session', {
  // credential-acts.ts
  chooseServer: 'A password needs a key server. Choose one.',
  // session-core.ts
  hereAlready: 'There is already an identity on this computer. Lock it, and use another browser profile.',
  // session.ts
  noIdentity: 'There is no identity on this computer.',
  addServerFirst: 'A password needs a key server. Add one in the settings first.',
});

/** What the session says before it has an identity. */
import { room } from '../room.ts';

export const session = room('session', {
  // credential-acts.ts
  chooseServer: 'A password needs a key server. Choose one.',
  // session-core.ts
  hereAlready: 'There is an identity on this computer already. Lock it and use another profile.',
  // session.ts
  noIdentity: 'There is no identity here.',
  addServerFirst: 'A password needs a key server. Add one in the settings first.',
});

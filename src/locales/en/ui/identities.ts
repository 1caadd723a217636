/** What an identity is called. */
import { room } from '../../room.ts';

export const identities = room('ui/identities', {
  kinds: { person: 'A person', virtual: 'An invented role', organisation: 'An organisation' },
  yours: 'Your identity',
  recoveryKey: 'Recovery key',
});

/** Permissions among the resources of a sign-in. */
import { room, type Text } from '../../room.ts';

export const ethereumRecap = room('ethereum/recap', {
  anything: 'anything',
  allowedOn: (what: Text, resource: Text) => `${what} on ${resource}`,
  limitedOn: (what: Text, resource: Text, limits: Text) => `${what} on ${resource}, limited by ${limits}`,
});

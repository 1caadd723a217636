/** Permissions among the resources of a sign-in. */
import { room, type Text } from '../../room.ts';
import { toSeries } from '../grammar.ts';

export const ethereumRecap = room('ethereum/recap', {
  actions: (actions: readonly string[]) => toSeries(actions.map((action) => (action === '*' ? 'anything' : action))),
  allowedOn: (what: Text, resource: Text) => `${what} on ${resource}`,
  limitedOn: (what: Text, resource: Text, limits: Text) => `${what} on ${resource}, limited by ${limits}`,
});

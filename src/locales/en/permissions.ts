/** Why the accounts of a site are not changed. */
import { room } from '../room.ts';

export const permissions = room('permissions', {
  notConnected: 'This site isn’t connected to this character.',
  noAccount: 'Choose at least one account for this site.',
});

/** What is done to a login method changes nothing in the other identities that it opens. */
import { room } from '../../../room.ts';
import { toListing } from '../../grammar.ts';

export const alsoOpens = room('ui/identities/also-opens', {
  notes: {
    freeze: (names: readonly string[]) =>
      `It opens ${toListing(names)} too, and will keep doing so. If it is lost, freeze it there as well.`,
    remove: (names: readonly string[]) =>
      `It opens ${toListing(names)} too, and will keep doing so. If it is lost, remove it there as well.`,
    renew: (names: readonly string[]) =>
      `The old credential opens ${toListing(names)} too, and will keep doing so. If it is lost, replace it there as well.`,
  },
});

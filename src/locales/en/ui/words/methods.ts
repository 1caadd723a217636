/** Login methods and persons: who signed, what is pending, what needs two managers. */
import { room, type Text } from '../../../room.ts';
import { toListing } from '../../grammar.ts';

/** *“Blue key” of Ida Holm*. */
const ofPerson = (name: Text, person: string | null): string =>
  person === null ? `“${name}”` : `“${name}” of ${person}`;

export const wordsMethods = room('ui/words/methods', {
  // pending-method.ts
  recoveryKeyAdded: (name: Text) => `“${name}” was added and will be a recovery key`,
  managerAdded: (name: Text, person: string | null) =>
    `${ofPerson(name, person)} was added and will be able to manage your identity`,
  managerRenewed: (name: Text, person: string | null) =>
    `${ofPerson(name, person)} got new keys and will be able to manage your identity again`,
  managerRaised: (name: Text, person: string | null) =>
    `${ofPerson(name, person)} got a higher level and will be able to manage your identity`,
  // two-managers.ts
  acts: {
    managers: 'for managers and levels',
    members: 'for removing and lowering members',
    deletion: 'for deletions',
    limits: 'for limits',
    exports: 'for exports of keys',
  },
  oneManager: 'One manager is enough again',
  twoManagers: (acts: readonly string[]) => `Two managers are needed ${toListing(acts)}`,
  proposeOneManager: 'Let one manager be enough again',
  proposeTwoManagers: (acts: readonly string[]) => `Ask for two managers ${toListing(acts)}`,
  // signer.ts
  nameless: 'Without a name',
  removedMethod: 'A login method that was removed',
  methodRemovedSince: (method: Text) => `“${method}”, removed since`,
  personRemovedSince: (person: Text, method: Text) => `${person} (“${method}”), removed since`,
  // person.ts
  you: 'You',
  members: 'Members',
  people: 'People',
  // sign-in.ts
  ended: (day: Text) => `Ended ${day}`,
  expired: (day: Text) => `Expired ${day}`,
  from: (time: Text) => `From ${time}`,
  until: (time: Text) => `Until ${time}`,
  untilSiteEnds: 'Until the site ends it',
});

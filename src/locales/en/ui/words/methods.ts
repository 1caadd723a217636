/** Login methods and persons: who signed, what is pending, what needs two managers. */
import { room, type Text } from '../../../room.ts';
import { toListing } from '../../grammar.ts';

/** *Ida Holm’s “Blue key”*. */
const ofPerson = (name: Text, person: string | null): string =>
  person === null ? `“${name}”` : `${person}’s “${name}”`;

/** What can need two managers. */
const TWO_MANAGERS = {
  managers: 'to change managers and levels',
  members: 'to remove or lower members',
  deletion: 'to delete anything',
  limits: 'to change limits',
  exports: 'to export keys',
};

export type TwoManagersAct = keyof typeof TWO_MANAGERS;

/** *to change limits and to export keys*. */
export const twoManagersActs = (acts: readonly TwoManagersAct[]): string =>
  toListing(acts.map((act) => TWO_MANAGERS[act]));

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
  oneManager: 'Two managers are no longer required',
  twoManagers: (acts: readonly TwoManagersAct[]) => `Two managers are required ${twoManagersActs(acts)}`,
  proposeOneManager: 'Stop requiring two managers',
  proposeTwoManagers: (acts: readonly TwoManagersAct[]) => `Require two managers ${twoManagersActs(acts)}`,
  // signer.ts
  quoted: (method: Text) => `“${method}”`,
  personWithMethod: (person: Text, method: Text) => `${person} (“${method}”)`,
  nameless: 'Without a name',
  removedMethod: 'A removed login method',
  methodRemovedSince: (method: Text) => `“${method}”, since removed`,
  personRemovedSince: (person: string | null, method: Text) =>
    `${person ?? 'Without a name'} (“${method}”), since removed`,
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

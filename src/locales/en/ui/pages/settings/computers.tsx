/** The page of devices, adding a computer, and inviting a person. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';

export const computers = room('ui/pages/settings/computers', {
  // add-computer.tsx
  titles: { computer: 'Add a computer', person: 'Invite a person' },
  ledes: {
    computer: {
      code: 'The new computer gets its own login method. You choose here what it can open.',
      compare: 'Compare both screens. They must show the same words.',
      admit: 'The new computer gets its own login method, which you can remove at any time.',
    },
    person: {
      code: 'The other person creates their own login method, on their own computer. They don’t need your recovery key.',
      compare: 'Compare the words with the other person: in the same room, or on a call where you know the voice.',
      admit: 'The other person gets their own login method. You can remove it at any time.',
    },
  },
  addAComputer: 'Add a computer',
  noServer: {
    computer: 'To add a computer you need a key server, and this identity has none.',
    person: 'To invite somebody you need a key server, and this identity has none.',
  },
  serverFirst: 'Choose a key server first. It stores only encrypted data; only your login methods can open it.',
  chooseServer: 'Choose a key server',
  back: 'Back',
  creatingCode: 'Creating a code',
  showCode: 'Show a code',
  sendLink: 'Send the link, or read the code out. It is for one person, and works for ten minutes.',
  pasteThere: () => (
    <>
      They install Dramatis, choose <b>I already have an identity</b>, then <b>Add this computer or join others</b>, and
      paste it.
    </>
  ),
  thenCompare: 'Both screens then show three words. Compare them before you continue.',
  chooseThere: () => (
    <>
      On the new computer, choose <b>I already have an identity</b>, then <b>Add this computer or join others</b>.
    </>
  ),
  enterThere: 'Enter this code there, and create its passkey.',
  thenComeBack: 'Come back here. Both screens then show three words.',
  stop: 'Stop',
  otherIsSlow: 'The other computer is slow. Check whether it is asking you for something.',
  otherIsConnected: 'The other computer is connected',
  newIsLoggedIn: 'The new computer is logged in. From now on it can log in by itself.',
  newWaits: (moment: Text) =>
    `Its login method can manage your identity, so there is a waiting period. It works from ${moment}. Until then you can remove it under Login methods.`,
  done: 'Done',
  notAdded: 'The computer wasn’t added',
  showNewCode: 'Show a new code',
  // admit-computer.tsx
  wordsHere: 'Words on this screen',
  methodOf: (method: Text, person: Text) => `${person}’s ${method}`,
  methodElsewhere: (method: Text) => `${method} on another computer`,
  sameWords: 'The other screen shows the same words',
  wordsDiffer: 'They differ',
  personLabel: 'Name of the person',
  personExample: 'Ida Holm',
  personHelp:
    'Everybody with a login method of this identity sees it. No server does. Somebody who was removed joins again under the same name; for another person of that name, add something that tells them apart.',
  role: 'Role',
  level: 'Level',
  methodLabel: 'Name of the login method',
  name: 'Name',
  methodHelp: 'Shown in your list of login methods.',
  roleManages: 'This role manages',
  levelManages: 'It can manage your identity',
  twoForManager:
    'Two managers have to agree to a new manager. Choose another role now and propose this one afterwards, or confirm with the recovery key.',
  waitsForRole:
    'A login method with this role works after 72 hours, or immediately if you confirm with the recovery key.',
  waitsForLevel:
    'A login method with this level works after 72 hours, or immediately if you confirm with the recovery key.',
  addPerson: (person: Text) => `Add ${person}`,
  addMethod: (name: Text) => `Add “${name}”`,
  methodAdded: (name: Text) => `“${name}” added`,
  personAdded: (person: Text) => `${person} is a member`,
  addThisPerson: 'Add this person',
  addThisComputer: 'Add this computer',
  otherHasNotAnswered: 'The other computer hasn’t answered yet. Confirm there that the words match.',
  confirmThere: 'Now confirm on the other computer that the words match',
  interrupted: (name: Text) =>
    `The browser was interrupted. Confirm “${name}” again, with the same login method as before.`,
  confirmAgain: 'Confirm again',
  // device-detail.tsx
  opensWith: 'Opens with',
  removedMethod: 'A removed login method',
  added: 'Added',
  lastSeen: 'Last seen',
  lastSeenByServer: 'As reported by the key server.',
  notKnown: 'Not known',
  copies: 'Copies on the same computer',
  none: 'None',
  whatOpens: (method: Text) => `What “${method}” opens`,
  // device-row.tsx
  recoveryLogin: 'A login with the recovery key',
  noCopyStored: (date: Text) => `${date}. No copy stored`,
  opensWithMethod: (method: Text) => `Opens with “${method}”`,
  opensWithRemoved: 'Opens with a removed login method',
  addedOn: (date: Text) => `Added ${date}`,
  lastSeenOn: (day: Text) => `Last seen ${day}`,
  inARow: (facts: readonly string[]) => facts.join('. '),
  here: 'Here',
  removeLabel: (device: Text, date: Text) => `Remove ${device}, added ${date}`,
  removeLoginLabel: (date: Text) => `Remove this login, added ${date}`,
  // devices.tsx
  title: 'Computers',
  lede: 'These computers store an encrypted copy of what their login method opens, so you can log in there without a network.',
  noCopy: 'No copy on this computer',
  noCopyText: 'You logged in with the recovery key. Add a login method to store a copy here.',
  addLoginMethod: 'Add a login method',
  lostOrUsed: (report: (text: string) => ComponentChildren, history: (text: string) => ComponentChildren) => (
    <>
      Is a computer lost, or did somebody else use it? {report('Report it')}. Recent changes are in the{' '}
      {history('security history')}.
    </>
  ),
  remove: 'Remove',
  // remove-device.tsx
  removeDevice: (device: Text) => `Remove ${device}`,
  deviceRemoved: (device: Text) => `${device} removed`,
  removeQuestion: (device: Text) => `Remove ${device}?`,
  removeThisQuestion: 'Remove this computer?',
  copyRevoked: 'Its copy is revoked, and everything it could open gets new keys.',
  copyRevokedMethodStays: (method: Text) =>
    `Its copy is revoked, and everything it could open gets new keys. “${method}” stays: anyone who has it can log in and add a computer again. If it is lost too, report it as well.`,
  replaceKeys: (method: Text) => `Replace the keys of “${method}” as well`,
  replaceKeysText: (method: Text) =>
    `If the wallet was unlocked on that computer, somebody may have copied a key that also opens what “${method}” gets later. To be safe, replace the keys of “${method}” or remove it.`,
  usingThisComputer: 'This is the computer I’m using: the wallet locks, and the next login stores a new copy',
});

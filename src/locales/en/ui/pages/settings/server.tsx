/** The page of the key server. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { toCounted } from '../../../grammar.ts';

export const server = room('ui/pages/settings/server', {
  // server-choose.tsx
  choose: {
    add: {
      title: 'Add a key server',
      text: 'The encrypted data of this identity is sent to the server. The copy on this computer stays.',
      verb: 'Add server',
    },
    move: {
      title: 'Move to another server',
      text: 'Everything is sent to the new server, and this computer uses it from now on. Your other computers learn about the move from the old server the next time they connect. Passwords must be enrolled there again, one at a time. The page Login methods lists them.',
      verb: 'Move',
    },
  },
  storeCopyAt: (name: Text) => `Store an encrypted copy at ${name}`,
  moveTo: (name: Text) => `Move to ${name}`,
  copyStored: (name: Text) => `The encrypted copy is stored at ${name}`,
  cancel: 'Cancel',
  moved: 'Moved',
  done: 'Done',
  oldServerHasCopy: 'The old server still has its copy',
  oldServerHasCopyText:
    'It is still encrypted, and only your login methods open it. Your other computers learn about the move from the old server, so keep it until you have opened the wallet once on each of them. After that its operator can delete the copy.',
  // server-delete.tsx
  deleteAt: (name: Text) => `Delete the identity at ${name}`,
  willBeDeleted: 'It will be deleted there after the waiting period',
  deleteQuestion: (name: Text) => `Delete the identity at ${name}?`,
  deleteFromTheServer: 'Delete from the server',
  noCopyHere: 'This computer has no copy',
  noCopyHereText:
    'Without the server, you can restore the identity only from a backup file, or use it on a computer that has a copy.',
  whatEnds: () => (
    <>
      <b>What ends.</b> You can’t add computers, log in without a copy, or freeze remotely. Passwords that need the
      server stop working.
    </>
  ),
  whatStays: () => (
    <>
      <b>What stays.</b> Computers with a copy keep working, but no longer sync. Your accounts on their networks aren’t
      affected.
    </>
  ),
  when: () => (
    <>
      <b>When.</b> After this identity’s waiting period. Until then, you can cancel it from any of your computers.
    </>
  ),
  saveBackupFirst: (link: (text: string) => ComponentChildren) => (
    <>{link('Save a backup file')} first. With the recovery key, it restores everything.</>
  ),
  haveBackup: 'I have a backup file, or a computer with a copy',
  // server-powers.tsx
  cannot: [
    'Read your data: no names, addresses, amounts or sites.',
    'Give itself access or take one of your keys: every change is signed, and this computer verifies each signature.',
    'Secretly replace new data with older data or somebody else’s, on a computer that has seen the newer data.',
  ],
  can: [
    'Go offline, or lose your data. This computer keeps working; a backup file covers the rest.',
    'Show old data to a new computer that has never seen newer data.',
    'Ignore a freeze, or let somebody who stole a login method use it before the waiting period is over.',
    'See the number and size of your encrypted records, when they change, and your IP address.',
  ],
  powersTitle: 'What it can and can’t do',
  cannotTitle: 'It can’t',
  canTitle: 'It can',
  // server-state.tsx
  notResponding: 'The key server isn’t responding',
  notRespondingText:
    'You can still log in, sign and send. Changes to login methods, levels and computers have to wait until it is back.',
  notTrusted: 'The key server can’t be trusted right now',
  wrongAnswer: 'It sent an answer that can’t be correct.',
  nothingMoreSent: 'Nothing more is sent to it. Your data on this computer is complete and keeps working.',
  fingerprintChanged: 'The key server’s fingerprint changed',
  fingerprintChangedText:
    'The server may have been reinstalled, or a different server may have taken its place. Ask its operator. Nothing is sent until you accept.',
  keyDisputed: 'Two keys claim to replace the key server’s key',
  keyDisputedText:
    'Somebody else may have one of this server’s keys. Ask its operator for the right fingerprint. Nothing is sent until you accept. If it isn’t the one below, move to another key server.',
  before: 'Before',
  now: 'Now',
  compared: 'I compared the new fingerprint with the server’s operator',
  comparedShown: 'I compared this fingerprint with the server’s operator',
  accept: 'Accept',
  // server.tsx
  title: 'Key server',
  lede: 'Stores your encrypted data so your computers stay in sync. It can’t decrypt anything.',
  notKept: 'Nothing from this session is kept on this computer',
  notKeptText: 'When you lock, the data is removed from here. To log in again you need the server.',
  passwordAtOldServer: 'A password still belongs to the old server',
  enrolHere: 'Enrol it here, so that it no longer needs the old one.',
  loginMethods: 'Login methods',
  deleteTitle: 'Delete the identity from the server',
  deleteHelp:
    'The server deletes your encrypted data. The copy on this computer stays, but your computers no longer sync.',
  noneYet: 'None yet',
  address: 'Address',
  fingerprint: 'Fingerprint',
  keyChanged: 'Key changed',
  signedByOldKey: (moment: Text) => `${moment}, signed with the old key`,
  oldFingerprint: 'Old fingerprint',
  lastContact: 'Last contact',
  waiting: 'Waiting to be sent',
  changes: (count: number) => toCounted(count, 'change'),
  nothing: 'Nothing',
  syncNow: 'Sync now',
  thisComputerOnly: 'Everything is stored on this computer only.',
  thisComputerOnlyText:
    'You can restore it with the backup file and the recovery key. With a key server you can use it on several computers, and freeze a lost login method from any of them.',
  cancelTheDeletion: 'Cancel the deletion',
  deletionCancelled: 'Deletion cancelled',
  deletesOn: (name: Text, moment: Text) => `Will be deleted from ${name} on ${moment}`,
  cancelUntilThen: 'Until then you can cancel this from any of your computers. If this wasn’t you, cancel it now.',
  cancelDeletion: 'Cancel deletion',
});

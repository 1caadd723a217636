/** What the session says when an identity is made, found, restored or opened, and the first names in it. */
import { room, type Text } from '../../room.ts';

export const sessionUnlock = room('session/unlock', {
  // backup.ts
  notForThisKey: 'This recovery key doesn’t open this file. Compare it with your sheet.',
  personalWrong:
    'This recovery key belongs to this file, but what you entered with it is wrong. Check what only you know, or leave it empty if the key was created without it.',
  asksPersonal: 'This recovery key belongs to this file, and also needs what only you know. Enter that too.',
  // current-backup.ts
  seesOnlyOwn:
    'This login method only sees its own characters. Log in with one that can change the identity, and save the file there.',
  recoveryKeyUnreadable:
    'The recovery key of this identity can’t be read here. Create a new one under Settings, Login methods.',
  // draft-acts.ts
  hereAlready: 'There is already an identity on this computer.',
  // find-identity.ts
  nothingFound:
    'Nothing was found at this key server for this login method. Check the address of the server, or use another login method.',
  logOfOther: 'The history at this key server belongs to another identity. Nothing was taken from it.',
  methodRemoved:
    'This login method was removed from this identity and no longer opens anything in it. Use another login method.',
  methodHasNewKeys: 'This login method has been given new keys. Use the new ones, or another login method.',
  methodAsksPersonal: 'What only you know is missing or wrong. Check it and try again.',
  // first-identity.ts
  // first-names.ts
  firstCharacter: 'Everyday',
  managingLevel: 'Everything',
  officeCharacter: 'Office',
  managersLevel: 'Managers',
  membersLevel: 'Members',
  recoveryKey: 'Recovery key',
  // identity-draft.ts
  noInvitation: 'This isn’t an invitation code. A code has 26 letters and digits.',
  nothingUnderWay: 'There is nothing to continue. Start again.',
  notShownAgain: 'You have saved and checked this recovery key. It isn’t shown again.',
  keepRecoveryKeyFirst: 'Save the recovery key first.',
  // known-method.ts
  unknownMethod: 'This computer doesn’t know this login method.',
  opensOneOnly: 'This kind of login method opens only one identity. Choose another one.',
  // restore.ts
  nothingAtServer: (host: Text) =>
    `This identity was stored at ${host}, but that server has nothing for this recovery key. If you deleted it there, use only the file.`,
  serverSilent: (host: Text) =>
    `This identity is stored at ${host}, which isn’t responding. Try again later, so that this computer is in sync with your others. If that server is gone for good, use only the file.`,
  // unlock.ts
  otherMethod: 'This isn’t the login method that you chose.',
  frozen: 'This login method is frozen. Use another one, or the recovery key.',
  removed: 'This login method was removed from the identity. Use another one.',
});

/** What the session says when an identity is made, found, restored or opened, and the first names in it. */
import { room, type Text } from '../../room.ts';

export const sessionUnlock = room('session/unlock', {
  // backup.ts
  notForThisKey: 'This recovery key does not open this file. Compare it with your sheet.',
  personalWrong:
    'This is the recovery key of this file, but what you entered with it is wrong. Check what only you know. Leave it empty if the key was created without it.',
  asksPersonal: 'This is the recovery key of this file, and it also asks for what only you know. Enter that too.',
  // current-backup.ts
  seesOnlyOwn:
    'This login method sees only its own characters. Log in with one that may change the identity, and save the file there.',
  recoveryKeyUnreadable:
    'The recovery key of this identity cannot be read here. Make a new one under Settings, Login methods.',
  // draft-acts.ts
  hereAlready: 'There is an identity on this computer already.',
  // find-identity.ts
  nothingFound:
    'Nothing was found at this key server for this login method. Check the address of the server, or use another login method.',
  logOfOther: 'The log found at this server is of another identity.',
  methodRemoved:
    'This login method was removed from this identity, and opens nothing of it any more. Use another login method.',
  methodHasNewKeys: 'This login method was given new keys since. Use its new ones, or another login method.',
  methodAsksPersonal:
    'This login method asks for what only you know, or it is not what you typed. Check it and try again.',
  // first-identity.ts
  // first-names.ts
  firstCharacter: 'Everyday',
  managingLevel: 'Everything',
  officeCharacter: 'Office',
  managersLevel: 'Managers',
  membersLevel: 'Members',
  recoveryKey: 'Recovery key',
  // identity-draft.ts
  nothingUnderWay: 'Nothing is under way. Begin again.',
  notShownAgain: 'The recovery key was kept and asked back. It is not shown again.',
  keepRecoveryKeyFirst: 'Keep the recovery key first.',
  // known-method.ts
  unknownMethod: 'This login method is not known on this computer.',
  opensOneOnly: 'This kind of login method opens one identity only. Choose another one.',
  // restore.ts
  nothingAtServer: (host: Text) =>
    `This identity lay at ${host}, which says that it has nothing for this recovery key. If you deleted it there, use the file alone.`,
  serverSilent: (host: Text) =>
    `This identity is stored at ${host}, which isn’t responding. Try again later, so that this computer is in sync with your others. If that server is gone for good, use only the file.`,
  // unlock.ts
  otherMethod: 'This is another login method than the one you chose.',
  frozen: 'This login method is frozen. Use another one, or the recovery key.',
  removed: 'This login method was removed from the identity. Use another one.',
});

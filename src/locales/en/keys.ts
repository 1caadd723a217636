/** What is said about keys, and about codes that people type from paper or from another screen. */
import { room, type Text } from '../room.ts';
import { plural, toListing } from './grammar.ts';

/** @param groups their numbers @param of *the recovery key* */
const wrongGroups = (groups: readonly number[], of: string, paper: string): string =>
  plural(groups.length, {
    one: `Group ${groups[0]} of ${of} looks wrong. Compare it with ${paper}.`,
    other: `Groups ${toListing(groups.map(String))} of ${of} look wrong. Compare them with ${paper}.`,
  });

export const keys = room('keys', {
  // document.ts
  noNextVersion:
    'Someone gave this profile the highest version number there is, so nothing can follow it. Give the character new keys. Then you can change it again.',
  // grant.ts
  takesNoGrant: 'This login method can’t be given anything now.',
  // pairing-code.ts
  notAPairingCode:
    'This isn’t a code from the other computer. It has eight letters and digits: compare it with that screen.',
  // freeze-code.ts
  keyForFreezeCode: 'This is a recovery key, not a freeze code. Keep it to yourself: it opens everything.',
  freezeCodeShort: (length: number, whole: number, mark: Text) =>
    `This freeze code is too short: it has ${length} letters and digits after ${mark} instead of ${whole}.`,
  freezeCodeLong: (length: number, whole: number, mark: Text) =>
    `This freeze code is too long: it has ${length} letters and digits after ${mark} instead of ${whole}.`,
  freezeGroupsWrong: (groups: readonly number[]) => wrongGroups(groups, 'the freeze code', 'your sheet'),
  notAFreezeCode: 'This isn’t a freeze code, or a letter near its start is missing.',
  // modes/recovery-key.ts
  freezeCodeForKey: 'This is a freeze code, not the recovery key. The recovery key is on another sheet.',
  keyShort: (length: number, whole: number) =>
    `This recovery key is too short: it has ${length} letters and digits instead of ${whole}.`,
  keyLong: (length: number, whole: number) =>
    `This recovery key is too long: it has ${length} letters and digits instead of ${whole}.`,
  keyGroupsWrong: (groups: readonly number[]) => wrongGroups(groups, 'the recovery key', 'your sheet'),
  notARecoveryKey: 'This isn’t a recovery key, or a letter near its start is missing.',
  // modes/recovery-sheets.ts
  sheetCounts: (most: number) => `Choose from two to ${most} sheets, and how many of them are needed: at least two.`,
  keyForSheet: 'This is a whole recovery key, not one of several sheets.',
  sheetShort: (length: number, whole: number) =>
    `This sheet is too short: it has ${length} letters and digits instead of ${whole}.`,
  sheetLong: (length: number, whole: number) =>
    `This sheet is too long: it has ${length} letters and digits instead of ${whole}.`,
  sheetGroupsWrong: (groups: readonly number[]) => wrongGroups(groups, 'this sheet', 'the paper'),
  notASheet: 'This isn’t a sheet of a recovery key, or a letter near its start is missing.',
  sheetTypedWrongly: 'Something on this sheet was typed wrongly. Compare all of its groups with the paper.',
  sheetOfOtherVersion: 'Another version of Dramatis made this sheet. Update Dramatis first.',
  noSuchSheet: 'This isn’t a sheet of a recovery key.',
  sheetOfOtherSet: 'This sheet belongs to another set. Sheets that go together have the same name and date.',
  sheetTwice: (number: number) => `These two sheets are the same: sheet ${number} is there already. Use another one.`,
  sheetsDoNotFit:
    'These sheets don’t fit together. One of them is from another set or was copied wrongly. Try other sheets.',
  noSheetTyped: 'Type the twelve groups of a sheet.',
  sheetsMissing: (count: number) =>
    plural(count, { one: 'One more sheet is needed.', other: `${count} more sheets are needed.` }),
  // grant.ts
  keyNotNamed: 'The membership log doesn’t name this key.',
  // modes/certificate.ts
  certificateSecret: 'The secret from the certificate has the wrong length. Choose the file again.',
  // modes/opaque-secrets.ts
  passwordSecret: 'The key from the password has the wrong length. Try again.',
  // modes/own-storage.ts
  fileSecret: 'The key in the login file has the wrong length. Try again.',
  // modes/passkey.ts
  noSecret: 'This authenticator gave no secret to log in with. Use another one.',
  // pairing.ts
  pairingChanged:
    'What came through the key server isn’t what the other computer sent. Nothing was added. Begin again with a new code.',
  pairingVersions: 'The two computers run different versions of Dramatis. Update both.',
  // receipt.ts
  notAReceipt: 'This isn’t a receipt of a key server.',
  receiptUnsigned: 'This receipt wasn’t signed by its server.',
  // seal.ts
  publicKeyBad: 'Nothing can be encrypted to this public key.',
});

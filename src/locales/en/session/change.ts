/** What the session says when an identity is changed: its login methods, levels, persons, characters and limits. */
import { room, type Text } from '../../room.ts';
import { toListing } from '../grammar.ts';

export const sessionChange = room('session/change', {
  // change-draft.ts
  noSuchCharacter: 'This character no longer exists.',
  // change-password.ts
  passwordOfOther: 'This is the password of a different login method.',
  // characters.ts
  characterNameTaken: 'Another character has this name. Choose a different one.',
  // check-recovery-key.ts
  otherRecoveryKey:
    'This isn’t a recovery key of this identity. The sheet may be an old one, or belong to another identity.',
  personalDiffers: 'The recovery key is right, but what only you know is missing or isn’t what you set for this key.',
  // freeze-code.ts
  beingChanged: 'This identity is being changed right now. Try again in a moment.',
  freezeCodeEnded: 'This freeze code was revoked, or its login method was removed. It no longer freezes anything.',
  freezeNotTaken: 'The key server didn’t accept this freeze code. Report the loss with another login method.',
  logOfOther: 'The key server returned the history of another identity. Nothing was frozen.',
  entryDatedAhead:
    'An entry in the history of this identity is dated in the future. Set this computer’s clock and try again.',
  // identity-change.ts
  mayNotManage: 'This login method can’t change the identity. Use one that can.',
  // levels.ts
  noSuchMethod: 'This login method no longer exists.',
  noSuchLevel: 'This level no longer exists.',
  levelNameTaken: 'Another level has this name. Choose a different one.',
  notRemoveItself: 'A login method can’t remove itself. Confirm with another one.',
  notLowerItself: 'A login method can’t lower its own level. Confirm with another one.',
  // missing-keys.ts
  keysMissing: (accounts: readonly string[]) =>
    `The keys of these accounts are missing here, or don’t open: ${toListing(accounts.map((name) => `“${name}”`))}. If you give their character new keys here, these accounts are lost. If another computer of yours has their keys, make this change there.`,
  keysOfManyMissing: (accounts: readonly string[], more: Text) =>
    `The keys of these accounts are missing here, or don’t open: ${toListing([...accounts.map((name) => `“${name}”`), `${more} more`])}. If you give their character new keys here, these accounts are lost. If another computer of yours has their keys, make this change there.`,
  // new-recovery-key.ts
  noRecoveryLevel: 'There is no level for a recovery key.',
  renewedElsewhere: 'This recovery key was renewed on another computer in the meantime. Start again.',
  // password-acts.ts
  wrongPassword: 'The account name or the password is wrong. Check both.',
  accountNameUnknown: 'This computer doesn’t know the account name of this password. Log in with it first.',
  // person-acts.ts
  methodOrCharacterGone: 'This login method or character no longer exists.',
  // persons.ts
  chooseWhose: 'Choose whose login method this is.',
  personGone: 'This person is no longer a member.',
  personNameTaken: 'Another person here has this name. Add something that tells them apart.',
  notRemoveOneself: 'You can’t remove yourself. Another manager or the recovery key can.',
  // placing-rows.ts
  addedAlready: 'This login method was added, although the key server refused it. Check the list.',
  // policy-acts.ts
  levelGone: 'This level no longer exists.',
  limitsWithoutSalt: 'These limits are incomplete. Enter them again.',
  tooManyProposedLimits: 'Three changes of limits are already waiting for a second manager. Withdraw one first.',
  // proposals.ts
  proposalEnded: 'This proposal is no longer waiting: it was carried out or withdrawn.',
  proposalOutdated: 'The identity has changed since this was proposed. Withdraw it and propose it again.',
  ownProposal: 'You proposed this yourself. Another person who manages has to agree.',
  proposedLimitsUnreadable: 'The proposed limits can’t be read. Withdraw this proposal, and make it again.',
  // proven-changes.ts
  characterNotOpened: 'This login method doesn’t open that character. Use one that does.',
  // rebuilt-profile.ts
  rebuiltCharacter: 'Character',
  // recovery-acts.ts
  noneBeingMade: 'No recovery key is being created. Start again.',
  newKeyUnreadable: 'The new recovery key can’t be read. Start again.',
  keepFirst: 'Save the new recovery key first.',
  // recovery-draft.ts
  notARecoveryKey: 'This isn’t a recovery key.',
  notShownAgain: 'You have saved and checked this recovery key. It isn’t shown again.',
  personalNotRepeated: 'This isn’t what you set for the new key. Enter it again.',
  // report-loss.ts
  shutOutAlready: 'It already has no access. There is nothing left to do.',
  shutOutBut: (sentence: Text) => `It no longer has access. ${sentence}`,
  shutOutWithoutNewKeys: (sentence: Text) =>
    `It no longer has access, but what it could open doesn’t have new keys yet. Replace them under Settings, Characters. ${sentence}`,
  methodWaitsNoMore: 'Nothing is waiting for this login method any more.',
  nothingWaits: 'No change of this identity is waiting.',
  // reset-method.ts
  notResetItself: 'A login method can’t give itself new keys. Confirm with another one.',
  recoveryKeyRenewedOtherwise: 'A recovery key is replaced on its own page.',
  unnamedMethod: 'Login method',
  // security-history.ts
  otherHistory: 'The history found here isn’t the one that was verified. Log in again.',
  // used-before.ts
  certificateUsed: 'This certificate already opens a login method here. Choose a certificate with another key.',
});

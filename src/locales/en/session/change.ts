/** What the session says when an identity is changed: its login methods, levels, persons, characters and limits. */
import { room, type Text } from '../../room.ts';

export const sessionChange = room('session/change', {
  // change-draft.ts
  noSuchCharacter: 'There is no such character.',
  // change-password.ts
  passwordOfOther: 'This is the password of another login method.',
  // characters.ts
  characterNameTaken: 'Another character has this name. Choose a different one.',
  // check-recovery-key.ts
  otherRecoveryKey:
    'This is not a recovery key of this identity. The sheet may be an older one, or belong to another identity.',
  personalDiffers:
    'The recovery key is right. What only you know is missing, or differs from what you set for this key.',
  // freeze-code.ts
  beingChanged: 'This identity is being changed right now. Try again in a moment.',
  freezeCodeEnded: 'This freeze code was taken back, or its login method was removed. It shuts nothing out any more.',
  freezeNotTaken: 'The key server did not take this. Report the loss with another login method.',
  logOfOther: 'The key server showed the log of another identity. Nothing was frozen.',
  entryDatedAhead:
    'An entry of the membership log is dated in the future. Set the clock of this computer right and try again.',
  // identity-change.ts
  mayNotManage: 'This login method may not change the identity. Use one that may.',
  // levels.ts
  noSuchMethod: 'There is no such login method.',
  noSuchLevel: 'There is no such level.',
  levelNameTaken: 'Another level has this name. Choose a different one.',
  notRemoveItself: 'A login method cannot remove itself. Confirm with another one.',
  notLowerItself: 'A login method cannot lower itself. Confirm with another one.',
  // missing-keys.ts
  keysMissing: (accounts: readonly string[]) =>
    `The keys of these accounts are missing here, or do not open: ${accounts.map((name) => `“${name}”`).join(', ')}. New keys for their character leave them behind. If another computer of yours has them, make this change there.`,
  keysOfManyMissing: (accounts: readonly string[], more: Text) =>
    `The keys of these accounts are missing here, or do not open: ${accounts.map((name) => `“${name}”`).join(', ')} and ${more} more. New keys for their character leave them behind. If another computer of yours has them, make this change there.`,
  // new-recovery-key.ts
  noRecoveryLevel: 'There is no level for a recovery key.',
  renewedElsewhere: 'This recovery key was renewed on another computer meanwhile. Start over.',
  // password-acts.ts
  wrongPassword: 'Wrong account name or password. Check both.',
  accountNameUnknown: 'The account name of this password is not known here. Log in with it first.',
  // person-acts.ts
  methodOrCharacterGone: 'This login method or character is not there any more.',
  // persons.ts
  chooseWhose: 'Choose whose login method this is.',
  personGone: 'This person is not there any more.',
  personNameTaken: 'Another person here has this name. Add something that tells them apart.',
  notRemoveOneself: 'Nobody can remove themselves. Another manager or the recovery key can.',
  // placing-rows.ts
  addedAlready: 'This login method was added already, although the key server refused it. Check the list.',
  // policy-acts.ts
  levelGone: 'This level is not there any more.',
  limitsWithoutSalt: 'These limits have no salt.',
  tooManyProposedLimits: 'Three changes of limits wait for a second manager already. Withdraw one first.',
  // proposals.ts
  proposalEnded: 'This proposal is no longer waiting: it was carried out or withdrawn.',
  proposalOutdated: 'The identity has changed since this was proposed. Withdraw it and propose it again.',
  ownProposal: 'You proposed this yourself. Another person who manages has to agree.',
  proposedLimitsUnreadable: 'The proposed limits can’t be read. Withdraw this proposal, and make it again.',
  // proven-changes.ts
  characterNotOpened: 'This login method does not open that character. Use one that does.',
  // rebuilt-profile.ts
  rebuiltCharacter: 'Character',
  // recovery-acts.ts
  noneBeingMade: 'No recovery key is being made. Begin again.',
  newKeyUnreadable: 'The new recovery key cannot be read. Begin again.',
  keepFirst: 'Keep the new recovery key first.',
  // recovery-draft.ts
  notARecoveryKey: 'This is not a recovery key.',
  notShownAgain: 'The recovery key was kept and asked back. It is not shown again.',
  personalNotRepeated: 'This differs from what you set for the new key. Enter it again.',
  // report-loss.ts
  shutOutAlready: 'It is shut out already. There is nothing to do.',
  shutOutBut: (sentence: Text) => `It is shut out. ${sentence}`,
  shutOutWithoutNewKeys: (sentence: Text) =>
    `It is shut out, but what it could open has no new keys yet. Give them under Settings, Characters. ${sentence}`,
  methodWaitsNoMore: 'Nothing waits for this login method any more.',
  nothingWaits: 'Nothing waits to change this identity.',
  // reset-method.ts
  notResetItself: 'A login method cannot give itself new keys. Confirm with another one.',
  recoveryKeyRenewedOtherwise: 'The recovery key is renewed in another way.',
  unnamedMethod: 'Login method',
  // security-history.ts
  otherHistory: 'The history found here is not the one that was checked. Log in once more.',
  // used-before.ts
  certificateUsed: 'This certificate already opens a login method here. Choose a certificate with another key.',
});

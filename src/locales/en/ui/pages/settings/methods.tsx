/** Login methods: their list, adding, changing and removing them, and what is left to do after a move to another key server. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { plural, toFew, toListing, toSeries } from '../../../grammar.ts';

export const methods = room('ui/pages/settings/methods', {
  // method-items.ts
  details: 'Details',
  rename: 'Rename',
  changePassphrase: 'Change the passphrase',
  changePassword: 'Change the password',
  changeLevel: 'Change the level',
  newKeys: 'New keys',
  freezeCode: 'Freeze code',
  remove: 'Remove',
  checkKey: 'Check that I still have it',
  makeNewKey: 'Make a new one',
  // add-method.tsx
  added: (name: Text) => `“${name}” added`,
  addedLower: (name: Text, lower: Text, level: Text) => `“${name}” added at “${lower}”, and “${level}” proposed`,
  addTitle: (name: Text) => `Add “${name}”`,
  addMethod: 'Add a login method',
  addLede: 'Choose what it is and what it can open. Then confirm, and create it.',
  name: 'Name',
  nameHelp: 'Choose one that you will recognise it by, such as its colour, place or maker.',
  goOn: 'Continue',
  back: 'Back',
  kind: 'Kind',
  canManage: 'It can manage your identity',
  canManageWhy: 'It opens everything, adds and removes login methods, and deletes characters. Keep it with you.',
  // change-passphrase.tsx
  changePassphraseOf: (method: Text) => `Change the passphrase of “${method}”`,
  currentPassphraseFirst: 'First log in with your account and the current passphrase. You need both to change it.',
  cancel: 'Cancel',
  passphraseChanged: 'Passphrase changed',
  othersAskForNew: 'Your other computers ask for the new one',
  othersAskForNewPassphrase:
    'They find out the next time they contact the key server. If somebody else may know the old passphrase, remove this login method instead and add a new one: that gives your characters new keys, too.',
  // change-password.tsx
  changePasswordOf: (method: Text) => `Change the password of “${method}”`,
  currentPasswordFirst: 'First enter the current password. You need it to set a new one.',
  passwordChanged: 'Password changed',
  othersAskForNewPassword:
    'They find out the next time they contact the key server. If somebody else may know the old password, remove this login method instead and add a new one: that gives your characters new keys, too.',
  // enrol-account-again.tsx
  enrolAt: (method: Text, now: Text) => `Enrol “${method}” at ${now}`,
  enrolledAt: (method: Text, now: Text) => `“${method}” is enrolled at ${now}`,
  cannotConfirmItself: 'A login method can’t confirm its own enrolment. Confirm with another one.',
  notNow: 'Not now',
  firstLogin: (before: ComponentChildren) => (
    <>
      <b>1 of 2.</b> Log in to your account for {before}, which has checked the passphrase until now. The passphrase
      stays the same.
    </>
  ),
  secondLogin: (before: ComponentChildren, now: ComponentChildren) => (
    <>
      <b>2 of 2.</b> {before} has confirmed it. Log in once more for {now}, which takes the account over. Neither server
      sees the passphrase.
    </>
  ),
  enrol: 'Enrol it',
  oldServerGoneForAccount: (now: Text) =>
    `Without that server, the passphrase can’t be taken over. Give this login method new keys instead: you log in to the account at ${now}, and choose a passphrase there.`,
  // enrol-again.tsx
  enterPassword: 'Enter the password.',
  enrolPasswordHelp: (before: Text, now: Text) =>
    `A password belongs to the key server where it was enrolled. Enter it once: ${before} checks it, ${now} takes it over, and its account name at ${before} becomes free. Neither server sees the password.`,
  passwordStays: 'The password stays the same. You can change it afterwards.',
  oldServerGoneForPassword: (now: Text, before: Text) =>
    `Without that server, the password can’t be taken over. Give this login method new keys instead: you choose a password at ${now}, and the account name at ${before} stays taken.`,
  // login-methods.tsx
  loginMethods: 'Login methods',
  lede: 'Each one opens exactly the characters of its level. The key of a closed character isn’t on this computer, so it can’t be stolen here.',
  addRecoveryKey: 'Add a recovery key',
  reportLoss: 'Report a loss',
  shareWithPerson: 'Share with a person',
  whatOpensWhat: 'What opens what',
  pictureShows: 'One picture shows which login method opens which characters and accounts.',
  seePicture: 'See the picture',
  recoveryKeys: 'Recovery keys',
  onlyRecoveryKeyOpens: (characters: readonly string[]) => `Only the recovery key opens ${toFew(characters)}`,
  onlyRecoveryKeyOpensAll: 'Only the recovery key opens all characters',
  onlyOneMethodOpens: (characters: readonly string[]) =>
    `Only one method besides the recovery key opens ${toFew(characters)}`,
  onlyOneMethodOpensAll: 'Only one method besides the recovery key opens all characters',
  addMethodThatOpensMore: 'Add a login method that opens as much, in case you lose the recovery key.',
  ifLost: (method: Text) =>
    `If “${method}” is lost or breaks, only the recovery key is left. Add a second login method.`,
  notCounted: (methods: readonly string[]) =>
    plural(methods.length, {
      one: `${toFew(methods.map((name) => `“${name}”`))} doesn’t count yet: it is still in its waiting period and opens nothing before that ends.`,
      other: `${toFew(methods.map((name) => `“${name}”`))} don’t count yet: they are still in their waiting period and open nothing before that ends.`,
    }),
  // method-act.tsx
  renameMethod: (method: Text) => `Rename “${method}”`,
  renamed: (name: Text) => `Now called ${name}`,
  putAtLevel: (method: Text, level: Text) => `Put “${method}” at the level ${level}`,
  isAtLevel: (method: Text, level: Text) => `“${method}” is at ${level}`,
  isAtAnotherLevel: (method: Text) => `“${method}” is at another level`,
  levelOf: (method: Text) => `Level of “${method}”`,
  losingGivesNewKeys: 'A character that the login method loses gets new keys, so that an old copy opens nothing new.',
  // method-detail.tsx
  facts: {
    kind: 'Kind',
    model: 'Model',
    modelNumber: 'Model number (AAGUID)',
    synced: 'Synced',
    added: 'Added',
    usedHere: 'Last used on this computer',
    usedElsewhere: 'Last used elsewhere',
    level: 'Level',
  },
  whatItOpens: 'What it opens',
  authenticatorSays: 'The authenticator says so; nothing proves it.',
  never: 'Never',
  asServerTells: 'As reported by the key server.',
  atOnComputer: (at: Text, computer: Text) => `${at}, on ${computer}`,
  managesIdentity: 'Can manage the identity',
  notKnown: 'Not known',
  // method-row.tsx
  loggedIn: 'Logged in',
  frozen: 'Frozen',
  neverChecked: 'Never checked',
  notCheckedForYear: 'Not checked for a year',
  sheets: (holders: readonly string[]) => `Sheets: ${toSeries(holders)}`,
  opensNothing: 'Opens nothing.',
  opens: (characters: readonly string[]) => `Opens ${toListing(characters)}.`,
  told: (sentences: readonly string[]) => sentences.join('. '),
  frozenSince: (at: Text) => `Frozen since ${at}`,
  takesEffect: (at: Text) => `Takes effect ${at}`,
  addedOn: (day: Text) => `Added ${day}`,
  notUsedHereYet: 'Not used here yet',
  usedOn: (day: Text) => `Used ${day}`,
  copyHere: 'Copy on this computer',
  onPaperSince: (day: Text) => `On paper since ${day}`,
  sheetsNeeded: (count: Text, needed: Text) => `${count} sheets, ${needed} needed`,
  checkedOn: (day: Text) => `Checked on ${day}`,
  asksPersonal: 'Also asks for something only you know',
  // moved-notes.tsx
  stillBelongsTo: (method: Text, server: Text) => `“${method}” still belongs to ${server}`,
  untilAccountEnrolled: (now: Text) =>
    `Your identity is at ${now} now. Until this account is enrolled there, it depends on the old server, and can’t open your identity on a new computer.`,
  untilPasswordEnrolled: (now: Text) =>
    `Your identity is at ${now} now. Until this password is enrolled there, it depends on the old server, and can’t open your identity on a new computer.`,
  enrolItAt: (now: Text) => `Enrol it at ${now}`,
  accountNotFree: (method: Text, server: Text) => `The account of “${method}” isn’t free at ${server} yet`,
  accountNameNotFree: (method: Text, server: Text) => `The account name of “${method}” isn’t free at ${server} yet`,
  didNotAnswer: (server: Text) =>
    `${server} didn’t answer. The wallet keeps trying while it is open. You don’t have to wait: this login method already opens your identity at its new server.`,
  stopTrying: 'Stop trying',
  // old-server-gone.tsx
  ifServerGone: (before: Text) => `If ${before} is gone for good`,
  giveNewKeys: 'Give it new keys',
  // remove-method.tsx
  removeMethod: (method: Text) => `Remove “${method}”`,
  noLongerOpens: (method: Text) => `“${method}” no longer opens anything`,
  removed: (method: Text) => `“${method}” is removed`,
  removeQuestion: (method: Text) => `Remove “${method}”?`,
  opensNoCharacter: 'It opens no character.',
  getNewKeys: (characters: readonly string[]) =>
    plural(characters.length, {
      one: `${toListing(characters)} gets new keys. Your other login methods keep working.`,
      other: `${toListing(characters)} get new keys. Your other login methods keep working.`,
    }),
  loggedInWithIt: 'You’re logged in with it now, and can’t log in with it again.',
  // whose.tsx
  personName: 'Name of the person',
  personNameHelp:
    'Everybody with a login method of this identity sees it. No server does. Somebody who was removed joins again under the same name; for another person of that name, add something that tells them apart.',
  anotherPersonUses: 'Another person uses it',
  whoUsesIt: 'Who uses it',
  you: 'You',
  anotherPerson: 'Another person',
  anotherPersonHelp: 'Somebody who is with you now and creates it on this computer.',
});

/** Recovery keys in the settings: a new one step by step, and the check of one that is kept. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';

export const recovery = room('ui/pages/settings/recovery', {
  // add-key.tsx
  adding: {
    added: {
      lede: 'Confirm with a recovery key you already have. Only a recovery key can add another one immediately.',
      verb: 'Add the key',
    },
    renewed: {
      lede: 'Confirm with the old sheet, or with another recovery key. The new key replaces it at the same moment.',
      verb: 'Replace the old one',
    },
    waits: {
      lede: 'Confirm with a login method that can manage your identity. The key takes effect after 30 days.',
      verb: 'Add the key',
    },
  },
  replaceKey: (key: Text) => `Replace “${key}”`,
  addKey: (key: Text) => `Add “${key}”`,
  savedAndConfirmed: (key: Text) => `“${key}” is saved and confirmed`,
  untilThenOldWorks: (old: Text) =>
    `Until then “${old}” on the old sheet keeps working, and the new sheet opens nothing.`,
  later: 'Later',
  // begin-key.tsx
  personalHelp:
    'A name, a place or a sentence. You need it each time you use this key. It isn’t on the sheet and can’t be reset: if you forget it, this key opens nothing.',
  addTitle: 'Add a recovery key',
  replaceTitle: (key: Text) => `Replace “${key}” with a new key`,
  oneMoreForAnother: 'One more, for another place. Each recovery key opens everything by itself.',
  oneMoreInSheets: 'One more, for another place. Enough of its sheets together open everything.',
  replaceLede: 'You save and confirm the new key first. It takes effect only then, so you are never without one.',
  haveOldSheet: 'Do you still have the old sheet?',
  iHaveIt: 'I have it',
  itIsLost: 'It is lost',
  name: 'Name',
  nameHelp: 'Where the sheet will be, for example: in the safe, at my parents’. The sheet shows it.',
  nameHelpOfSheets: 'Each of the sheets shows it.',
  takes30Days: 'Without the old key it takes 30 days',
  takes30DaysWhy:
    'You confirm with a login method that can manage your identity. For 30 days each of your login methods can cancel it, in case a thief asked for it. Then the new key works, and you remove the lost one with it.',
  confirmWith: (name: Text) => `You confirm with “${name}”. The lost key then no longer opens anything.`,
  loggedInWithIt: 'You’re logged in with it',
  locksAtTheEnd: 'The wallet locks at the end, and opens with the new key.',
  create: 'Create the key',
  back: 'Back',
  nextName: (number: Text) => `Recovery key ${number}`,
  // check-key.tsx
  youHaveIt: 'You have it',
  itOpensIdentity: (key: string | null) =>
    key === null
      ? 'This is your recovery key, and it opens your identity.'
      : `This is “${key}”, and it opens your identity.`,
  checkedOn: (day: Text) => `Checked on ${day}. Put the sheet back in its safe place.`,
  done: 'Done',
  checkAnother: 'Check another one',
  checkTitle: 'Do you still have your recovery key?',
  checkLede:
    'Take the sheet and enter the key. It is checked on this computer and changes nothing; nothing from it is stored or sent.',
  check: 'Check',
  wrongSheet: 'This isn’t the right sheet',
  lookForTheRightOne: (fingerprint: Text) => `Look for the right one: it names the identity ${fingerprint}.`,
  cannotFindIt: (link: (text: string) => ComponentChildren) => (
    <>Can’t find it? {link('Make a new one now')}, while your other login methods work.</>
  ),
  // check-note.tsx
  checkIt: 'Check it',
  notNow: 'Not now',
  // confirm-key.tsx
  confirmTitle: (key: Text) => `Confirm “${key}”`,
  enterTwoGroups: 'Enter two of its groups from your paper or file, to make sure that your copy is correct.',
  enterOneGroupOfEach: 'Enter one group of each sheet from your paper or file, before you give the sheets away.',
  personalAgainHelp: 'What you set for this key a moment ago. It can’t be reset.',
  goOn: 'Continue',
  backToKey: 'Back to the key',
  backToSheets: 'Back to the sheets',
  // discard-key.tsx
  discard: 'Discard it',
  discardQuestion: (name: Text) => `Discard “${name}”?`,
  cancel: 'Cancel',
  discardConsequence:
    'Nothing changes: your current recovery keys keep working. If you printed or saved the new one, throw that sheet away. It opens nothing.',
  // key-added.tsx
  fromNowOn: {
    added: 'It opens everything from now on, like your other recovery keys.',
    renewed: 'The old sheet no longer opens anything. Destroy it, so that you never reach for the wrong one.',
    waits: 'It takes effect in 30 days. Keep the sheet: then you remove the lost key with it.',
  },
  waits: (name: Text) => `“${name}” is waiting`,
  worksNow: (name: Text) => `“${name}” works now`,
  backupFiles: {
    added:
      'A backup file opens with the recovery keys that you had when you saved it. Save a new one that this key opens too.',
    renewed:
      'A backup file opens with the recovery keys that you had when you saved it. Save a new file and delete the older ones: the old sheet still opens those.',
  },
  saveBackup: 'Save a backup file',
  // recovery-notes.tsx
  notAddedYet: (key: Text) => `The recovery key “${key}” isn’t added yet`,
  notAddedYetWhy: 'Its sheet opens nothing yet. It stays here until you add it or close the browser.',
  neverAdded: (key: Text) => `The recovery key “${key}” was never added`,
  neverAddedWhy: (day: Text) =>
    `The browser was closed before its last step. The sheet of ${day} opens nothing: throw it away, and make a new key.`,
  threwItAway: 'I threw it away',
  removeLostKey: (key: Text) =>
    `Remove the lost “${key}” with it. Until then, anyone who finds that sheet can open everything.`,
  remove: (key: Text) => `Remove “${key}”`,
  // sheets-choice.tsx
  sheetNumber: (number: Text) => `Sheet ${number}`,
  onHowManySheets: 'On how many sheets?',
  neededOf: (needed: Text, count: Text) => `${needed} of ${count}`,
  sheets: 'Sheets',
  needed: 'Needed',
  oneSheet: 'One sheet',
  severalSheets: 'Several sheets',
  severalSheetsExplained: (needed: Text) =>
    `Give them to people or places. Any ${needed} together open everything in this identity; with fewer, nobody learns anything about the key.`,
  howManyNeeded: 'How many are needed',
  otherNumbers: 'Other numbers',
  whoHolds: (number: Text) => `Who holds sheet ${number}`,
  holdersAreEncrypted: 'The names are stored encrypted in your identity, so that you can find the sheets again.',
  // show-key.tsx
  saveTitle: (key: Text) => `Save “${key}”`,
  saveLede:
    'Write it down or print it; don’t take a photo. It opens nothing yet: next you confirm two groups, and then it is added.',
  cannotBeShown: 'The key can’t be shown',
  rememberPersonal: 'Remember what only you know',
  anyoneCanOpen: 'Anyone who sees it can open everything',
  rememberPersonalWhy: 'This key opens nothing without it. It isn’t on the sheet and can’t be reset.',
  nobodyAsks: 'Nobody will ever ask you for it: no site, no support team, not us.',
  savedIt: 'I’ve saved it',
  // show-sheets.tsx
  sheetOfCount: (number: Text, count: Text, holder: Text) => `Sheet ${number} of ${count}: ${holder}`,
  sheetLede: (needed: Text, count: Text) =>
    `Write it down or print it; don’t take a photo. Any ${needed} of the ${count} sheets together open everything; this one alone opens nothing.`,
  fileOfSheet: (key: Text, number: Text) => `${key} sheet ${number}`,
  keepApart: 'Keep the sheets apart',
  keepApartWhy: (needed: Text) =>
    `Anyone who has ${needed} of them can open everything. Next you confirm one group of each.`,
  savedItNext: 'I’ve saved it. Next sheet',
  savedAll: 'I’ve saved all of them',
});

/** Recovery keys: typing one, and the sheet that it is printed on. */
import { room, type Text } from '../../../room.ts';
import { plural, toFirstCount, toListing } from '../../grammar.ts';

export const recoveryKey = room('ui/methods/recovery-key', {
  // groups-back.tsx
  groupDiffers: (group: Text) => `This doesn’t match. Check group\u00a0${group} again.`,
  group: (group: Text) => `Group ${group}`,
  // key-box.tsx
  groupsOfSheet: 'The twelve groups of this sheet',
  groupsOfKey: 'The eight groups of your recovery key',
  print: 'Print',
  save: 'Save as a file',
  copy: 'Copy',
  copied: 'Copied',
  // recovery-key-form.tsx
  asksPersonal: 'My sheet also asks for something only I know',
  personalHelp:
    'What you set when you created this recovery key. The key opens nothing without it, and it can’t be reset.',
  back: 'Back',
  // recovery-key-text.ts
  enoughSheets: 'That is enough.',
  enteredSheets: (numbers: readonly string[], count: Text, missing: number) => {
    const typed = plural(numbers.length, {
      one: `You have entered sheet ${toListing(numbers)} of ${count}.`,
      other: `You have entered sheets ${toListing(numbers)} of ${count}.`,
    });
    const more = toFirstCount(missing);
    return `${typed} ${plural(missing, { one: `${more} more is needed.`, other: `${more} more are needed.` })}`;
  },
  enterKey: 'Enter the eight groups of your recovery key.',
  groupLength: (group: Text, count: Text) =>
    `Check group ${group}: each group has five characters, and this one has ${count}.`,
  groupLetter: (group: Text, letter: Text) => `Check group ${group}: a recovery key never contains ${letter}.`,
  tooShort: (missing: number) =>
    plural(missing, {
      one: `The key is ${missing} character short: it has eight groups of five.`,
      other: `The key is ${missing} characters short: it has eight groups of five.`,
    }),
  tooLong: (more: number) =>
    plural(more, {
      one: `The key is ${more} character too long: it has eight groups of five.`,
      other: `The key is ${more} characters too long: it has eight groups of five.`,
    }),
  // recovery-sheet.tsx
  opensEverything:
    'This key opens everything in this identity, for anyone who has it: keep it where you keep your passport.',
  sheetsOpenEverything: (needed: Text, count: Text) =>
    `Any ${needed} of the ${count} sheets together open everything in this identity. This sheet alone opens nothing. Keep the sheets apart.`,
  // How to use it: with a backup file, or with a key server.
  toUseKey: {
    backup:
      'To use it: install Dramatis, choose “I already have an identity”, pick your backup file and enter the eight groups. Spaces, dashes and lower case don’t matter.',
    server:
      'To use it: install Dramatis, choose “I already have an identity”, then “Recovery key” and enter the eight groups. Spaces, dashes and lower case don’t matter.',
  },
  toUseSheets: {
    backup:
      'To use it: install Dramatis, choose “I already have an identity”, pick your backup file and enter the twelve groups of each sheet, one sheet after the other. Spaces, dashes and lower case don’t matter.',
    server:
      'To use it: install Dramatis, choose “I already have an identity”, then “Recovery key” and enter the twelve groups of each sheet, one sheet after the other. Spaces, dashes and lower case don’t matter.',
  },
  keyAsksPersonal: 'This key also asks for something that only you know. It isn’t on this sheet and can’t be reset.',
  nobodyNeedsIt: 'No site, support team or other person ever needs it. Type it only into Dramatis itself.',
  ifYouKeepSheet:
    'If you keep this sheet for somebody, give it to nobody else, and make sure it’s really them asking. Type it only into Dramatis itself.',
  facts: {
    heldBy: 'Held by',
    name: 'Name',
    identity: 'Identity',
    keyServer: 'Key server',
    createdOn: 'Created on',
  },
  keyTitle: 'Recovery key',
  sheetTitle: (number: Text, count: Text) => `Recovery sheet ${number} of ${count}`,
  // In the sheet as a text file.
  fileTitleOfKey: 'Dramatis: recovery key',
  fileTitleOfSheet: (number: Text, count: Text) => `Dramatis: recovery sheet ${number} of ${count}`,
  factInFile: (name: Text, value: Text) => `${name}: ${value}`,
  // sheets-back.tsx
  sheetAndGroup: (sheet: Text, group: Text) => `Sheet ${sheet}, group ${group}`,
  sheetDiffers: 'This doesn’t match. Check that sheet again.',
  // typed-key.tsx
  enterSheet: 'Enter the twelve groups of another sheet.',
  startAgain: 'Start again',
  sheetsEntered: (count: Text, needed: Text) => `${count} of ${needed} sheets`,
  nextSheet: 'Next sheet',
  keyHelp:
    'Enter all eight groups in order. If the key is on several sheets, enter the twelve groups of one of them. Spaces, dashes and lower case don’t matter.',
  sheetHelp: 'The twelve groups, in order.',
  keyPlaceholder: 'XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX XXXXX',
});

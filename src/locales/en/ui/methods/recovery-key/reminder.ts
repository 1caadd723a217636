/** The reminder to check a recovery key, for the popup and the settings. */
import { room, type Text } from '../../../../room.ts';

export const recoveryReminder = room('ui/methods/recovery-key/reminder', {
  // check-words.ts
  haveNamed: (name: Text) => `Do you still have the recovery key “${name}”?`,
  have: 'Do you still have your recovery key?',
  neverCheckedOld: 'It has never been checked. If it is gone and your login methods fail, nothing opens your identity.',
  checkedOld: (day: Text) =>
    `It was last checked on ${day}. If it is gone and your login methods fail, nothing opens your identity.`,
  neverChecked: 'Take a minute to check that the sheet is in its place and can be read.',
  checked: (day: Text) => `It was last checked on ${day}. Take a minute to check that the sheet is still there.`,
});

/** The popup before the start, without an open character, and with data that cannot be read. */
import { room } from '../../../room.ts';

export const popupStart = room('ui/popup/start', {
  // broken.tsx
  unreadable: 'The data can’t be read',
  unreadableHint: 'You can restore everything with the backup file and the recovery key.',
  restore: 'Restore',
  // no-open-character.tsx
  noCharacter: 'You have no character yet. A character has its own accounts and connects to sites.',
  opensNone: 'This login method opens none of your characters. Choose one to open it with another login method.',
  newCharacter: 'New character',
  // welcome.tsx
  setupUnfinished: 'Setup isn’t finished. Your progress is saved.',
  claim: 'One identity, many characters. How you log in decides which ones open.',
  opensInNewTab: 'Opens in a new tab and takes a minute.',
  continueSetup: 'Continue',
  getStarted: 'Get started',
  alreadyHave: 'I already have an identity',
});

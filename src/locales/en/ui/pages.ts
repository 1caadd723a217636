/** The pages before the wallet is open: the stage, loading, unreadable copies. */
import { room, type Text } from '../../room.ts';

export const pages = room('ui/pages', {
  // unreadable copies
  unreadable: 'This computer’s copy can’t be read',
  unreadableLede:
    'Dramatis keeps two copies of your identity here, and neither can be opened. You can restore it from the backup file, or from your key server.',
  details: 'What happened',
  fromBackup: 'Restore from a backup file',
  fromBackupDetail: 'With the backup file and your recovery key.',
  fromServer: 'Restore from a key server',
  fromServerDetail: 'With one of your login methods or another of your computers.',
  startOver: 'Start over with an empty wallet',
  startOverDialog: {
    start: {
      title: 'Start over?',
      text: 'The unreadable copies on this computer will be deleted. Your accounts stay on their networks, but without the backup file and the recovery key they can’t be used again.',
      tick: 'I don’t need the data stored here',
      verb: 'Delete and start over',
    },
    restore: {
      title: 'Restore from the key server?',
      text: 'The unreadable copies on this computer will be deleted first. Changes that weren’t sent to the server are lost with them.',
      tick: 'This identity is stored on a key server',
      verb: 'Delete and restore',
    },
  },
  cancel: 'Cancel',
  // loading
  name: 'Dramatis',
  notResponding: 'The wallet isn’t responding',
  notRespondingLede:
    'It may just have been updated. Reload this page; if that doesn’t help, restart the browser. Nothing is lost.',
  reload: 'Reload',
  // the page
  documentTitle: (title: Text) => `${title} · Dramatis`,
  step: (act: Text) => `Step ${act} of 3`,
  // the toolbar
  findInToolbar: 'Find Dramatis in your toolbar',
  pinIt: 'Click the puzzle piece at the top right of the browser, and pin Dramatis. Then one click opens it.',
});

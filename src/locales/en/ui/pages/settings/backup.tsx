/** The page of the backup file. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../../room.ts';
import { toListing } from '../../../grammar.ts';

export const backup = room('ui/pages/settings/backup', {
  // backup.tsx
  title: 'Backup',
  lede: 'You can restore everything on another computer with two things: the backup file and the recovery key. One without the other is useless.',
  fileTitle: 'The backup file',
  fileHelp:
    'It contains all characters, including closed ones. It is encrypted, and only the recovery key opens it, so you can keep it with your other files. Save it again after you add characters, accounts or login methods.',
  save: 'Save the backup file',
  saved: 'Saved',
  inDownloads: (file: Text) => `${file} is in your downloads folder. You can delete older files.`,
  keyTitle: 'The recovery key',
  keyWithDate: (name: Text, date: Text) => `“${name}” (created on ${date})`,
  keyHelp: (keys: readonly string[], link: (text: string) => ComponentChildren) => (
    <>
      Eight groups on paper. It opens everything and can manage your identity. Dramatis shows it once, when it is
      created, and can’t show it again. No site or person ever needs it. Your backup file opens with {toListing(keys)}.
      You can check one, add another or make a new one under {link('Login methods')}.
    </>
  ),
  fingerprintHelp: 'The paper shows the fingerprint of your identity, so that you know which identity it belongs to:',
});

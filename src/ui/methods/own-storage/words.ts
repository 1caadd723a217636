/** The words of the login method *own storage*. */
import { FolderKey } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const ownStorage: CreationWords = {
  icon: FolderKey,
  name: 'Own storage',
  create: {
    title: 'Own storage',
    detail: 'A file in your own cloud folder (WebDAV: Nextcloud and others), and a passphrase.',
  },
  making: {
    title: 'Use your own storage',
    detail: 'The wallet saves a small file in your folder. Only the file and your passphrase together open the wallet.',
  },
  unlock: { title: 'Log in with own storage', detail: 'The file in your cloud folder, and your passphrase' },
  lede: 'Enter your passphrase. It never leaves this computer.',
  makingLede: 'Only the file and the passphrase together open the wallet.',
  renewing: 'A new file is saved next to the old one. Choose a new passphrase too if somebody may know the old one.',
  open: { title: 'Open with own storage', detail: 'Have your passphrase ready.' },
  unnamed: 'own storage',
};

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
    detail: 'The wallet puts a small file into a folder of yours. The file and your passphrase open it only together.',
  },
  unlock: { title: 'Log in with own storage', detail: 'The file in your cloud folder, and your passphrase' },
  lede: 'Type your passphrase. It does not leave this computer.',
  makingLede: 'The file and the passphrase open the wallet only together.',
  renewing: 'A new file is written beside the old one. Choose a new passphrase too if somebody may know the old one.',
  open: { title: 'Open with own storage', detail: 'Have the passphrase at hand.' },
  unnamed: 'own storage',
};

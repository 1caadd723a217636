/** The words of the login method *certificate*: a file with a certificate and its private key. */
import { FileBadge } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const certificate: CreationWords = {
  icon: FileBadge,
  name: 'Certificate',
  create: { title: 'Certificate', detail: 'A file from your company or authority: .p12, .pfx or .pem.' },
  making: {
    title: 'Choose your certificate',
    detail: 'The file with its private key. It is read on this page, and nothing of it is sent or stored.',
  },
  unlock: { title: 'Log in with a certificate', detail: 'The file and its password' },
  lede: 'Choose your certificate file and type its password. Both stay on this computer.',
  makingLede: 'The file with its private key. It is read on this page, and nothing of it is sent or stored.',
  renewing: 'Choose a certificate with a different key.',
  open: { title: 'Open with the certificate', detail: 'Have the file and its password ready.' },
  unnamed: 'a certificate',
};

/** The words of the login method *account*: a company, social or phone-number account at an issuer. */
import { CircleUserRound } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const oidc: CreationWords = {
  icon: CircleUserRound,
  name: 'Account',
  create: {
    title: 'Company or social account',
    detail: 'An account you already have, with a passphrase. Works on any computer. Needs a key server.',
  },
  making: {
    title: 'Use an account you have',
    detail: 'You log in to it, and choose a passphrase that only you know.',
  },
  unlock: { title: 'Log in with an account', detail: 'The one you chose for this wallet, and its passphrase' },
  lede: 'Enter your passphrase. It never leaves this computer.',
  makingLede: 'You log in to it on any computer, and type the passphrase.',
  renewing:
    'Choose a new passphrase, because somebody may know the old one. You can use the same account or another one.',
  open: { title: 'Open with the account', detail: 'Have your passphrase ready.' },
  unnamed: 'an account',
};

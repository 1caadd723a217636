/** The words of the login method *account*: a company, social or phone-number account at an issuer. */
import { CircleUserRound } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const oidc: CreationWords = {
  icon: CircleUserRound,
  name: 'Account',
  create: {
    title: 'Company or social account',
    detail: 'An account that you have, with a passphrase. Opens on any computer, by way of a key server.',
  },
  making: {
    title: 'Use an account you have',
    detail: 'You log in to it, and choose a passphrase that only you know.',
  },
  unlock: { title: 'Log in with an account', detail: 'The one you chose for this wallet, and its passphrase' },
  lede: 'Type your passphrase. It does not leave this computer.',
  makingLede: 'You log in to it on any computer, and type the passphrase.',
  renewing: 'Choose a new passphrase, because the old one may be known. The account can be the same or another one.',
  open: { title: 'Open with the account', detail: 'Have the passphrase at hand.' },
  unnamed: 'an account',
};

/** The words of the login method *password*. */
import { SquareAsterisk } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const password: CreationWords = {
  icon: SquareAsterisk,
  name: 'Password',
  create: { title: 'Password', detail: 'One you remember. Opens on any computer, by way of a key server.' },
  making: {
    title: 'Choose a password',
    detail: 'The key server helps to check it, but never sees it. Nobody can give it back to you.',
  },
  unlock: { title: 'Log in with a password', detail: 'The one you chose for this wallet' },
  lede: 'Type your password. It does not leave this computer.',
  makingLede: 'You type it with its account name, on any computer.',
  renewing: 'Choose a new account name, because the old one may be known.',
  open: { title: 'Open with the password', detail: 'Have the password at hand.' },
  unnamed: 'a password',
};

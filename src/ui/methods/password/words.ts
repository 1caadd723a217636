/** The words of the login method *password*. */
import { SquareAsterisk } from '../../components/icon.tsx';
import type { CreationWords } from '../words.ts';

export const password: CreationWords = {
  icon: SquareAsterisk,
  name: 'Password',
  create: { title: 'Password', detail: 'One you remember. Works on any computer. Needs a key server.' },
  making: {
    title: 'Choose a password',
    detail: 'The key server helps check your password but never sees it. It can’t be reset.',
  },
  unlock: { title: 'Log in with a password', detail: 'The one you chose for this wallet' },
  lede: 'Enter your password. It never leaves this computer.',
  makingLede: 'You type it with its account name, on any computer.',
  renewing: 'Choose a new account name, because somebody may know the old one.',
  open: { title: 'Open with the password', detail: 'Have your password ready.' },
  unnamed: 'a password',
};

/** The words of the login method *security key*: a key that one plugs in or taps. */
import { Usb } from '../../components/icon.tsx';
import type { TouchWords } from '../words.ts';

const LEDE = 'Plug in the key, type its PIN and touch it. Follow your browser’s prompt.';

export const securityKey: TouchWords = {
  icon: Usb,
  name: 'Security key',
  create: { title: 'Security key', detail: 'A key you plug in or tap.' },
  making: {
    title: 'Set up the security key',
    detail: 'Two touches: one sets it up, one checks that it gives the same answer again.',
  },
  unlock: { title: 'Log in with a security key', detail: 'The key you plug in or tap' },
  lede: LEDE,
  makingLede: LEDE,
  renewing: null,
  open: { title: 'Open with the security key', detail: 'Have your key ready.' },
  unnamed: 'a login method without a name',
  waiting: {
    title: 'Waiting for the security key',
    detail: 'Nothing is sent anywhere: this computer has its own encrypted copy.',
  },
  steps: {
    create: { title: 'Set up the key', detail: 'Plug it in, type its PIN and touch it when it blinks.' },
    check: {
      title: 'Once more, to check',
      detail:
        'Touch again, to check that the key gives the same answer each time. Nothing is encrypted with it before that.',
    },
    'check-again': {
      title: 'One last touch',
      detail: 'This key gives no answer while it is set up, so it is read twice and compared.',
    },
  },
};

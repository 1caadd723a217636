/** The words of the login method *passkey*: what this computer or its provider unlocks with finger, face or PIN. */
import { Fingerprint } from '../../components/icon.tsx';
import type { Said, TouchWords } from '../words.ts';

/** Of a passkey that this computer cannot hold: where it can be kept, and why that is so. */
export const passkeyElsewhere: Said = {
  title: 'Passkey on a phone or in a password manager',
  detail: 'This computer has no fingerprint reader, face recognition or PIN that your browser can use.',
};

const LEDE =
  'Touch the fingerprint reader, look into the camera or type the PIN. The window of your browser guides you.';

export const passkey: TouchWords = {
  icon: Fingerprint,
  name: 'Passkey',
  create: {
    title: 'Create with a passkey',
    detail: 'This computer’s fingerprint, face or PIN. Takes ten seconds.',
  },
  making: { title: 'Make a passkey', detail: 'Two touches: one makes it, one checks that it answers the same again.' },
  unlock: { title: 'Log in with a passkey', detail: 'This computer’s fingerprint, face or PIN' },
  lede: LEDE,
  makingLede: LEDE,
  renewing: null,
  open: { title: 'Open with the passkey', detail: 'One touch unlocks the wallet.' },
  unnamed: 'a login method without a name',
  waiting: {
    title: 'Waiting for this computer’s passkey',
    detail: 'Nothing is sent anywhere: this computer holds its own sealed copy.',
  },
  steps: {
    create: { title: 'Make the passkey', detail: 'The window of your browser asks where to keep it. Then touch once.' },
    check: {
      title: 'Once more, to check',
      detail: 'A second touch, so that we know the passkey answers the same each time. Only then is anything sealed.',
    },
    'check-again': {
      title: 'One last touch',
      detail: 'This one does not answer while it is made, so we read it twice and compare.',
    },
  },
};

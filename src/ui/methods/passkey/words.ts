/** The words of the login method *passkey*: what this computer or its provider unlocks with finger, face or PIN. */
import { Fingerprint } from '../../components/icon.tsx';
import type { Said, TouchWords } from '../words.ts';

/** Of a passkey that this computer cannot hold: where it can be kept, and why that is so. */
export const passkeyElsewhere: Said = {
  title: 'Passkey on a phone or in a password manager',
  detail: 'This computer has no fingerprint reader, face recognition or PIN that your browser can use.',
};

const LEDE = 'Touch the fingerprint reader, look into the camera or type the PIN. Follow your browser’s prompt.';

export const passkey: TouchWords = {
  icon: Fingerprint,
  name: 'Passkey',
  create: {
    title: 'Create with a passkey',
    detail: 'This computer’s fingerprint, face or PIN. Takes ten seconds.',
  },
  making: {
    title: 'Create a passkey',
    detail: 'Two touches: one creates it, one checks that it gives the same answer again.',
  },
  unlock: { title: 'Log in with a passkey', detail: 'This computer’s fingerprint, face or PIN' },
  lede: LEDE,
  makingLede: LEDE,
  renewing: null,
  open: { title: 'Open with the passkey', detail: 'One touch unlocks the wallet.' },
  unnamed: 'a login method without a name',
  waiting: {
    title: 'Waiting for this computer’s passkey',
    detail: 'Nothing is sent anywhere: this computer has its own encrypted copy.',
  },
  steps: {
    create: { title: 'Create the passkey', detail: 'Your browser asks where to save it. Then touch once.' },
    check: {
      title: 'Once more, to check',
      detail:
        'Touch again, to check that the passkey gives the same answer each time. Nothing is encrypted with it before that.',
    },
    'check-again': {
      title: 'One last touch',
      detail: 'This passkey gives no answer while it is created, so it is read twice and compared.',
    },
  },
};

/** Making a login method of any kind. */
import { room } from '../../../room.ts';

export const methodCreation = room('ui/methods/creation', {
  // `create`: the button that makes one. `making`: the setup page that creates it. `lede`: of the settings pages that create it.
  // `renewing`: what to consider when it replaces another method.
  kinds: {
    passkey: {
      create: {
        title: 'Create with a passkey',
        detail: 'This computer’s fingerprint, face or PIN. Takes ten seconds.',
      },
      making: {
        title: 'Create a passkey',
        detail: 'Two touches: one creates it, one checks that it gives the same answer again.',
      },
      lede: 'Touch the fingerprint reader, look into the camera or enter the PIN. Follow your browser’s prompt.',
      renewing: null,
    },
    'security-key': {
      create: { title: 'Security key', detail: 'A key you plug in or tap.' },
      making: {
        title: 'Set up the security key',
        detail: 'Two touches: one sets it up, one checks that it gives the same answer again.',
      },
      lede: 'Plug in the key, enter its PIN and touch it. Follow your browser’s prompt.',
      renewing: null,
    },
    password: {
      create: { title: 'Password', detail: 'One you remember. Works on any computer. Needs a key server.' },
      making: {
        title: 'Choose a password',
        detail: 'The key server helps check your password but never sees it. It can’t be reset.',
      },
      lede: 'You enter it with its account name, on any computer.',
      renewing: 'Choose a new account name, because somebody may know the old one.',
    },
    oidc: {
      create: {
        title: 'Company or social account',
        detail: 'An account you already have, with a passphrase. Works on any computer. Needs a key server.',
      },
      making: {
        title: 'Use an account you have',
        detail: 'You log in to it, and choose a passphrase that only you know.',
      },
      lede: 'You log in to it on any computer, and enter the passphrase.',
      renewing:
        'Choose a new passphrase, because somebody may know the old one. You can use the same account or another one.',
    },
    'own-storage': {
      create: {
        title: 'Own storage',
        detail: 'A file in your own cloud folder (WebDAV: Nextcloud and others), and a passphrase.',
      },
      making: {
        title: 'Use your own storage',
        detail:
          'The wallet saves a small file in your folder. Only the file and your passphrase together open the wallet.',
      },
      lede: 'Only the file and the passphrase together open the wallet.',
      renewing:
        'A new file is saved next to the old one. Choose a new passphrase too if somebody may know the old one.',
    },
    certificate: {
      create: { title: 'Certificate', detail: 'A file from your company or authority: .p12, .pfx or .pem.' },
      making: {
        title: 'Choose your certificate',
        detail: 'The file with its private key. It is read on this page, and nothing from it is sent or stored.',
      },
      lede: 'The file with its private key. It is read on this page, and nothing from it is sent or stored.',
      renewing: 'Choose a certificate with a different key.',
    },
  },
  // Where a passkey can be kept that this computer cannot hold, and why that is so.
  passkeyElsewhere: {
    title: 'Passkey on a phone or in a password manager',
    detail: 'This computer has no fingerprint reader, face recognition or PIN that your browser can use.',
  },
  moreWays: 'More ways to log in',
  // The last button: for a new identity, for one more login method, in place of another one.
  finish: {
    begin: {
      password: 'Create with this password',
      oidc: 'Create with this account',
      'own-storage': 'Create with this storage',
      certificate: 'Create with this certificate',
    },
    add: {
      password: 'Add this password',
      oidc: 'Add this account',
      'own-storage': 'Add this storage',
      certificate: 'Add this certificate',
    },
    use: {
      password: 'Use this password',
      oidc: 'Use this account',
      'own-storage': 'Use this storage',
      certificate: 'Use this certificate',
    },
  },
  anotherMethod: 'Choose another method',
});

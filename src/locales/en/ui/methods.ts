/** The login methods, as every page names them. The first screens load this room; what only some pages say has rooms in methods/. */
import { room } from '../../room.ts';

export const methods = room('ui/methods', {
  // `open`: the button of a locked popup or prompt, and what the person needs for it.
  kinds: {
    passkey: {
      name: 'Passkey',
      open: { title: 'Open with the passkey', detail: 'One touch unlocks the wallet.' },
    },
    'security-key': {
      name: 'Security key',
      open: { title: 'Open with the security key', detail: 'Have your key ready.' },
    },
    password: {
      name: 'Password',
      open: { title: 'Open with the password', detail: 'Have your password ready.' },
    },
    oidc: {
      name: 'Account',
      open: { title: 'Open with the account', detail: 'Have your passphrase ready.' },
    },
    'own-storage': {
      name: 'Own storage',
      open: { title: 'Open with your own storage', detail: 'Have your passphrase ready.' },
    },
    certificate: {
      name: 'Certificate',
      open: { title: 'Open with the certificate', detail: 'Have the file and its password ready.' },
    },
    'recovery-key': {
      name: 'Recovery key',
      open: { title: 'Open with the recovery key', detail: 'Have your recovery key ready.' },
    },
    other: {
      name: 'Another kind of login',
    },
  },
});

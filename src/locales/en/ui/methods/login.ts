/** Logging in with a method of this profile, and confirming a change by it. */
import { room, type Text } from '../../../room.ts';

export const login = room('ui/methods/login', {
  // Above the login.
  ledes: {
    passkey: 'Touch the fingerprint reader, look into the camera or enter the PIN. Follow your browser’s prompt.',
    'security-key': 'Plug in the key, enter its PIN and touch it. Follow your browser’s prompt.',
    password: 'Enter your password. It never leaves this computer.',
    oidc: 'Enter your passphrase. It never leaves this computer.',
    'own-storage': 'Enter your passphrase. It never leaves this computer.',
    certificate: 'Choose your certificate file and enter its password. Both stay on this computer.',
    'recovery-key': 'Enter the eight groups of your recovery key.',
  },
  accountFirst: 'Log in to your account, then enter your passphrase. It never leaves this computer.',
  // Below the name in the list of methods: what the person needs for it.
  details: {
    passkey: 'This computer’s fingerprint, face or PIN',
    'security-key': 'The key you plug in or tap',
    password: 'The one you chose for this wallet',
    oidc: 'The one you chose for this wallet, and its passphrase',
    'own-storage': 'The file in your cloud folder, and your passphrase',
    certificate: 'The file and its password',
    'recovery-key': 'The letters and digits on your paper',
  },
  // Of a frozen method, in place of what it needs: it may have been unfrozen elsewhere.
  frozen: 'Frozen when this computer last looked. If you have unfrozen it elsewhere, it works.',
  allFrozen:
    'Every login method on this computer is frozen, as far as it knows. Use the recovery key, or a method that you have unfrozen elsewhere.',
  // Of a method of a newer version.
  cannotUse: 'Another kind of login. A newer version of Dramatis created it. Update this computer to use it here.',
  // While the browser waits for the person.
  waiting: {
    passkey: {
      title: 'Waiting for this computer’s passkey',
      detail: 'Nothing is sent anywhere: this computer has its own encrypted copy.',
    },
    'security-key': {
      title: 'Waiting for the security key',
      detail: 'Nothing is sent anywhere: this computer has its own encrypted copy.',
    },
  },
  startAgain: 'Start again',
  stop: 'Stop',
  didNotUnlock: 'That didn’t unlock it',
  enterPersonalFirst: 'Enter this first: the login method alone doesn’t open the wallet.',
  otherWays: 'Other ways',
  numbered: (name: Text, number: Text) => `${name} ${number}`,
  neverUsedHere: 'Not used on this computer yet',
  used: (day: Text) => `Used ${day}`,
  claimAndUse: (claim: Text, use: Text) => `${claim}. ${use}`,
});

/** Passkeys and security keys: creating one, what it says it is, and what can fail at a touch. */
import { room, type Text } from '../../../room.ts';

export const passkey = room('ui/methods/passkey', {
  // What an authenticator says of itself, as clauses.
  saysNothing: 'Doesn’t say what it is',
  saysItIs: (name: Text) => `Says it is ${name}`,
  saysSomething: 'Says what it is',
  saysUnknownModel: 'Says it is a model that this wallet doesn’t know',
  claimAndSync: (claim: Text, sync: Text) => `${claim}, ${sync}`,
  // Where a passkey lies: `short` stands after a claim, `alone` by itself, `long` is the sentence below.
  sync: {
    bound: {
      short: 'stays on its device',
      alone: 'Stays on its device',
      long: 'It can’t be copied. If the device is lost, so is the passkey.',
    },
    syncable: {
      short: 'not synced yet',
      alone: 'Not synced yet',
      long: 'Its provider may copy it to other devices of the same account, but hasn’t yet.',
    },
    synced: {
      short: 'synced by its provider',
      alone: 'Synced by its provider',
      long: 'Other devices of the same account have it too. Anyone who opens that account may be able to use it.',
    },
  },
  // What failed, and what to do.
  unfinished: {
    create: {
      passkey:
        'No passkey was created: the window was closed or timed out. Nothing is lost. Try again, or use a security key.',
      'security-key':
        'The security key didn’t respond: the window was closed, or nobody touched the key in time. Nothing is lost. Plug it in and try again.',
    },
    answer: {
      passkey:
        'The passkey didn’t respond: the window was closed or timed out, or the passkey was removed from this computer. Nothing is lost. Try again, or use another login method.',
      'security-key':
        'The security key didn’t respond: the window was closed, nobody touched the key in time, or it is a different key. Nothing is lost. Plug it in and try again, or use another login method.',
    },
  },
  existing: {
    passkey:
      'This place already has a passkey for this identity. Nothing was added: a second one there would be lost together with the first. Log in with the one you have, or add a security key.',
    'security-key':
      'This security key is already a login method of this identity. Nothing was added: a second one on the same key would be lost together with the first. Use a different key.',
  },
  cannotVerify: {
    passkey:
      'This computer can’t verify that it’s you. Set up a fingerprint, face unlock or a PIN in its settings and try again, or use a security key.',
    'security-key':
      'This security key can’t verify that it’s you. Set a PIN for it in your browser’s security settings and try again, or use a different key.',
  },
  noPrf: {
    passkey:
      'This passkey works for websites but can’t hold a key for the wallet. Nothing was set up. What works: Windows Hello on an up-to-date Windows 11, iCloud Keychain from macOS 15 on, Google Password Manager, or a FIDO2 security key such as a YubiKey 5.',
    'security-key':
      'This security key works for websites but can’t hold a key for the wallet. Nothing was set up. What works: a FIDO2 key with a PIN that knows “hmac-secret”, such as a YubiKey 5 with firmware 5.2 or later, or a passkey on this computer.',
  },
  reportedError: {
    passkey:
      'The passkey reported an error. Wait a moment and try once more; if it happens again, restart the browser.',
    'security-key': 'The security key reported an error. Unplug it, plug it in again, and try once more.',
  },
  stopped: 'Stopped. Nothing was changed.',
  notInFront: 'Another tab or window was in front. Click into this one and try again.',
  pageRefused:
    'The browser doesn’t allow passkeys on this page. Close it, open the wallet from its button in the toolbar, and try again.',
  browserFailed: 'The browser couldn’t use passkeys. Update it, restart it, and try again.',
  otherAnswered: 'A different key answered. Nothing is lost. Try again with the right one, or choose another way.',
  unstable:
    'This authenticator gave two different answers, so it could lock you out. Nothing was set up. Use another passkey or a security key.',
  needsTyping: 'This login method needs typing, not a touch. Choose it from the list.',
  // The names of a new login method, and those that the computer's own list of passkeys shows.
  newNames: { passkey: 'Passkey of this computer', 'security-key': 'Security key' },
  walletName: 'Dramatis',
  nameInList: (day: Text) => `Dramatis, ${day}`,
  // Creating one.
  steps: {
    passkey: {
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
      made: { title: 'Encrypting', detail: 'The key has been created and checked. This takes a moment.' },
    },
    'security-key': {
      create: { title: 'Set up the key', detail: 'Plug it in, enter its PIN and touch it when it blinks.' },
      check: {
        title: 'Once more, to check',
        detail:
          'Touch again, to check that the key gives the same answer each time. Nothing is encrypted with it before that.',
      },
      'check-again': {
        title: 'One last touch',
        detail: 'This key gives no answer while it is set up, so it is read twice and compared.',
      },
      made: { title: 'Encrypting', detail: 'The key has been created and checked. This takes a moment.' },
    },
  },
  notSetUp: { passkey: 'Passkey not set up', 'security-key': 'Security key not set up' },
  tryAgain: 'Try again',
  anotherMethod: 'Choose another method',
  stop: 'Stop',
});

/** Accounts at an issuer: the choice, the login there, and the passphrase. */
import { room, type Text } from '../../../room.ts';

export const oidc = room('ui/methods/oidc', {
  // ask-with-passphrase.ts
  opensNothing:
    'This account and this passphrase open nothing here. Check the passphrase, and whether it is the account you chose for this wallet.',
  // log-in-at-issuer.ts
  pageNotLoaded: 'The login page of this service didn’t load. Try again later, or use another login method.',
  windowClosed: 'The login window was closed before you were logged in. Nothing was changed.',
  // account-choice.tsx
  details: {
    account: (host: Text) => `Log in with your account there. Its login page is at ${host}.`,
    company: (host: Text) => `Log in with your company account. Its login page is at ${host}.`,
    phone: (host: Text) => `Log in with your phone number. Its login page is at ${host}.`,
  },
  // By the code of the error.
  failures: {
    stopped: 'You’re not logged in there',
    'needs-login': 'That login has expired',
    'issuer-refused': 'That login wasn’t accepted',
    'issuer-unreachable': 'The service with your account isn’t responding',
    'server-unreachable': 'The key server isn’t responding',
    'not-found': 'No accounts here',
  },
  loggedInAt: (issuer: Text) => `Logged in at ${issuer}`,
  goodForTenMinutes: 'Valid for ten minutes.',
  useAnother: 'Use another',
  logInAt: (issuer: Text) => `Log in at ${issuer}`,
  windowIsOpen: (host: Text) =>
    `Its login page is open in a new window. Check that the address is at ${host}. The wallet continues when you’re done there.`,
  stopWaiting: 'Stop waiting',
  tryAgain: 'Try again',
  noIssuers: 'This key server doesn’t accept accounts',
  noIssuersDetail: 'Its operator has set up no service to log in with. Use another login method.',
  didNotWork: 'That didn’t work',
  // account-form.tsx
  enterPassphrase: 'Enter the passphrase.',
  enrolledAt: (server: Text) => `I enrolled it at ${server} on another computer`,
  passphrase: 'Passphrase',
  checkedByServer: 'The key server checks the passphrase but never sees it.',
  checkedHere: 'This computer checks it by itself. Nothing is sent.',
  changedElsewhere: 'I changed it on another computer',
  // create-account.tsx
  otherAccount: 'This is a different account. Log in with the account of this login method.',
  choosePassphrase: 'Choose a passphrase.',
  tooEasy: 'This passphrase is too easy to guess. Make it longer.',
  enterPersonal: 'Enter what only you know, or untick the box.',
  passphraseHelp:
    'The account only keeps strangers from guessing. It opens nothing without the passphrase, and the passphrase can’t be reset.',
  rememberIssuer: (issuer: Text) => `Remember ${issuer} on this computer`,
  rememberIssuerDetail:
    'Anyone can read it while the wallet is locked. Otherwise you choose the service at each login.',
  // local-unlock.tsx
  opensHere: 'Open on this computer with the passphrase alone',
  opensHereDetail:
    'Quick, and works offline: no account, no server. Anyone who takes this computer can try to guess the passphrase.',
  asksServerDetail: 'Each login goes through your account and the server, which allows only a few attempts.',
});

/** Logging in, opening one character, and going to another identity. */
import { room, type Text } from '../../../room.ts';
import { plural, toChoice } from '../../grammar.ts';

const orRecoveryKey = (methods: readonly string[]): string =>
  toChoice([...methods.map((name) => `“${name}”`), 'the recovery key']);

export const login = room('ui/pages/login', {
  // any login
  ways: {
    password: { title: 'Password', detail: 'A password that this computer checks by itself.' },
    certificate: { title: 'Certificate', detail: 'The file with your private key, and its password.' },
    'recovery-key': { title: 'Recovery key', detail: 'The letters and digits on your paper.' },
  },
  anyTitle: 'Log in with what you have',
  anyLede: 'It opens the identities on this computer that it belongs to.',
  nothingOpened: 'Nothing opened',
  touchWaits: 'Waiting for your touch',
  touchWaitsDetail: 'Choose the passkey, or plug in your security key. Your browser asks twice.',
  stop: 'Stop',
  logIn: 'Log in',
  otherWays: 'Other ways',
  touch: 'Passkey or security key',
  touchDetail: 'Your browser lists the passkeys of this computer.',
  back: 'Back',
  enterPassword: 'Enter the password.',
  passwordHelp: 'This computer checks it by itself. Nothing is sent.',
  // the tab after a login
  entered: 'The wallet is open',
  enteredLede: 'You can close this tab.',
  // login
  logInTo: (identity: Text) => `Log in to ${identity}`,
  requestsWait: (count: number) =>
    plural(count, {
      one: 'A request is waiting. Log in to see it.',
      other: `${count} requests are waiting. Log in to see them.`,
    }),
  anotherIdentity: 'Another identity',
  anyLogin: 'Log in with something else',
  lostSomething: 'Lost something?',
  // opening one character
  showCharacters: 'Show the characters',
  noCharacter: 'Character not found',
  noCharacterLede: 'It was deleted, or your login can’t see it.',
  characterIsOpen: (character: Text) => `${character} is open`,
  openByLogin: 'Your current login opens it.',
  openUntil: (clock: Text) => `It closes automatically at ${clock}.`,
  openCharacter: (character: Text) => `Open ${character}`,
  closedLede: (character: Text, methods: readonly string[]) =>
    `${character} is closed. It opens with ${orRecoveryKey(methods)}, and closes automatically.`,
  viewedLede: (character: Text, methods: readonly string[]) =>
    `This login only views ${character}. It opens with ${orRecoveryKey(methods)}, and closes automatically.`,
  // going to another identity
  /** `site`: `null` for several sites. */
  switchTitle: (site: Text | null, identity: Text) =>
    site === null ? `Sites have requests for ${identity}` : `${site} has a request for ${identity}`,
  nothingAsked: (identity: Text) => `No request waits for ${identity}`,
  nothingAskedLede: (identity: Text) => `The request is no longer there. You can log in to ${identity} all the same.`,
  switchLede: (site: Text | null, identity: Text, inUse: Text | null) => {
    const what =
      site === null
        ? `The sites are connected to ${identity}. Log in to ${identity} to see the requests.`
        : `${site} is connected to ${identity}. Log in to ${identity} to see the request.`;
    return inUse === null ? what : `${what} ${inUse} then locks.`;
  },
  wantsToConnect: 'Wants to connect',
  hasRequest: 'Has a request that needs your login',
  goTo: (identity: Text) => `Go to ${identity}`,
  notNow: 'Not now',
  takeTitle: (to: Text) => `Or connect the site to ${to}`,
  takeText: (site: Text, from: Text) =>
    `This first disconnects ${site} from ${from}. The site has seen an account of ${from}, so it can guess that both are yours.`,
  take: (to: Text) => `Connect to ${to} instead`,
});

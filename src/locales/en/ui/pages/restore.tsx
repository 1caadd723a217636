/** Restoring an identity, or adding this computer to one. */
import type { ComponentChildren } from 'preact';
import { room, type Text } from '../../../room.ts';

export const restore = room('ui/pages/restore', {
  // adding this computer
  wordsHere: 'Words on this screen',
  stop: 'Stop',
  meeting: 'Connecting the computers',
  unlocking: 'Unlocking',
  meetingLede: 'They agree on three words.',
  unlockingLede: 'This computer has been added.',
  otherNotResponding: 'The other computer isn’t responding. Check that its page is still open.',
  oneMoment: 'One moment',
  compare: 'Compare the words',
  compareLede: 'Both screens must show the same three words.',
  theyMatch: 'They match',
  theyDiffer: 'They differ',
  continueThere: 'Continue on the other computer',
  continueThereLede: 'Choose there what this computer can open, and confirm.',
  waitingForOther: 'Waiting for the other computer',
  notActiveYet: 'Added, not active yet',
  notActiveYetLede: (moment: Text) =>
    `Its login method can manage the identity, so there is a waiting period. It works from ${moment}.`,
  notActiveYetText: () => (
    <>
      After that, log in once on the other computer. Then choose <b>I already have an identity</b> here, and log in with
      the login method that you joined with.
    </>
  ),
  done: 'Done',
  notAdded: 'This computer wasn’t added',
  details: 'What happened',
  newCode: 'Enter a new code',
  chooseAnother: 'Choose another method',
  // a login method after restoring with the recovery key
  noManagingLevel: 'This identity has no level that can manage it. Add a login method in the settings.',
  confirmAdding: 'Add this computer',
  stopped: 'Stopped. Nothing was changed.',
  restoredWithKey: 'Everything is restored',
  restoredWithKeyLede:
    'Now create a login method for this computer, so that you can put the recovery key back in its safe place.',
  keepUsingKey: 'Not now: log in with the recovery key each time',
  // choosing among several identities
  whichIdentity: 'Which identity?',
  whichIdentityLede: (count: number) =>
    `This login method opens ${count} identities. Each is stored separately on this computer.`,
  unnamedIdentity: (at: Text) => `Identity ${at}`,
  identityAt: (server: Text, fingerprint: Text) => `At ${server}. Its fingerprint begins with ${fingerprint}`,
  identityBegins: (fingerprint: Text) => `Its fingerprint begins with ${fingerprint}`,
  restoreAll: (count: number) => `Restore all ${count}`,
  // creating a login method
  createPasskey: 'Create a passkey',
  // with an account
  enterPassphrase: 'Enter the passphrase.',
  accountTitle: 'Account and passphrase',
  accountLede: 'Log in to your account. The key server helps check the passphrase but never sees it.',
  passphrase: 'Passphrase',
  restoringFrom: (server: Text) => (
    <>
      Restoring from <b>{server}</b>.
    </>
  ),
  // with a certificate
  certificate: 'Certificate',
  certificateLede:
    'Its private key finds and opens your encrypted copy on the key server. The file and its password stay on this page.',
  rememberFileName: 'Remember the file’s name on this computer',
  rememberFileNameDetail: 'Anyone can read it while the wallet is locked.',
  certificateFindsNothing:
    'The file opened, but its key finds nothing at this key server. Check the address of the server, and that this is the right file.',
  // with the recovery key
  keyTitle: 'Enter the recovery key',
  keyLede: 'It finds and opens your encrypted copy on the key server.',
  open: 'Open',
  // with a password
  enterPassword: 'Enter the account name and the password.',
  passwordTitle: 'Account name and password',
  passwordLede: 'The key server helps check them but never sees the password.',
  unlockWithoutServer: 'Open on this computer without the server',
  unlockWithoutServerOn: 'Quick, and works offline. Anyone who takes this computer can try to guess the password.',
  unlockWithoutServerOff: 'Each login asks the server, which allows only a few attempts.',
  // with own storage
  ownStorage: 'Own storage',
  ownStorageLede:
    'The wallet fetches the login file from your folder. The key server sees neither the file nor the passphrase.',
  folderAddress: 'WebDAV address of the folder',
  folderAddressHelp: 'The folder with the login file, or the file itself.',
  ownStorageFindsNothing:
    'This file and passphrase open nothing at this key server. Check the passphrase and the address of the key server.',
  noLoginFile: 'No login file found',
  badLoginFile: 'This login file can’t be used',
  storageNotResponding: 'The storage space isn’t responding',
  unlockWithPassphrase: 'Open on this computer with the passphrase alone',
  unlockWithPassphraseOn: 'Quick, and works offline. Anyone who takes this computer can try to guess the passphrase.',
  unlockWithPassphraseOff: 'Each login fetches the file. Anyone who takes this computer has nothing to guess.',
  rememberPlace: 'Remember the address and user name on this computer',
  rememberPlaceDetail: 'Anyone can read them while the wallet is locked. The app password is never stored.',
  // with a touch
  touchSteps: {
    waiting: {
      title: 'Waiting for the touch',
      detail: 'Your browser lists the passkeys for Dramatis. Choose one, or plug in your security key.',
    },
    fetching: {
      title: 'Fetching',
      detail: 'Your login method works. The encrypted copy is coming from the key server.',
    },
  },
  touchTitle: 'Touch once',
  touchLede: 'One touch finds your encrypted copy and opens it.',
  tryAgain: 'Try again',
  // what failed
  noIdentityFound: 'No identity found',
  serverNotResponding: 'The key server isn’t responding',
  serverRefused: 'The key server refused the request',
  serverNotTrusted: 'The key server can’t be trusted right now',
  methodNotWorking: 'This login method no longer works',
  noTouch: 'No touch received',
  failed: 'Couldn’t restore the identity',
  // parts of the forms
  hasPersonal: 'I set something only I know',
  // the code
  enterCode: 'Enter the code shown on the other computer.',
  joinTitle: 'Add this computer or join others',
  joinLede:
    'Another of your computers shows a code under Settings, Computers, Add a computer. Or use the link of somebody who invites you.',
  codeOrLink: 'Code or link',
  codeHelp: 'Eight letters and digits, valid for ten minutes.',
  looking: 'Looking for the other computer',
  continueIt: 'Continue',
  // how to log in here
  joinWith: {
    passkey: 'Join with your passkey',
    'security-key': 'Join with your security key',
    password: 'Join with your password',
    oidc: 'Join with your account',
    'own-storage': 'Join with your own storage',
    certificate: 'Join with your certificate',
    'recovery-key': 'Join with your recovery key',
  },
  joinWithLede: (identity: Text) =>
    `Log in with it as you do for ${identity}. It will open both identities, and each keeps its own keys: neither learns about the other.`,
  join: 'Join',
  chooseAnotherLogin: 'Choose another login method',
  connected: 'The other computer is connected',
  connectedLede: 'Now choose how you log in here. The other computer decides what it opens.',
  // the backup file
  serverHasNothing: 'The key server doesn’t have this identity',
  chooseBackupFirst: 'Choose the backup file first.',
  title: 'Restore your identity',
  backupTitle: 'Open the backup file',
  backupLede: 'You need the backup file and the recovery key that opens it.',
  backupLoaded: 'Loaded. Enter the recovery key to open it.',
  tryServerAgain: 'Try the server again',
  useOnlyFile: 'Use only the file',
  // recent changes
  recentChanges: 'Recent changes',
  loading: 'Loading',
  notRecognised: (link: (text: string) => ComponentChildren) => (
    <>
      Don’t recognise one of them, or was something stolen? {link('Freeze what isn’t yours')} first, then rotate the
      characters’ keys.
    </>
  ),
  // ways to restore
  ways: {
    join: {
      title: 'Add this computer or join others',
      detail: 'Another of your computers, or somebody who invites you, shows a code or a link.',
    },
    touch: { title: 'Passkey or security key', detail: 'A passkey synced to this computer, or a key you plug in.' },
    password: { title: 'Account name and password', detail: 'The ones you chose for this wallet.' },
    account: { title: 'Company or social account', detail: 'The account and the passphrase you chose.' },
    ownStorage: { title: 'Own storage', detail: 'The file in your cloud folder, and your passphrase.' },
    certificate: { title: 'Certificate', detail: 'The file with your private key, and its password.' },
    recoveryKey: { title: 'Recovery key', detail: 'The letters and digits on your paper.' },
    backup: { title: 'Backup file', detail: 'The file and your recovery key. No server needed.' },
  },
  lede: 'Choose something you have.',
  createInstead: 'Create a new identity instead',
  alreadyHere: 'It’s already on this computer',
  backTo: 'Back to',
  backupFile: 'Backup file',
  // the key server, and the copy kept here
  whichServer: 'Which key server stores it?',
  whichServerHelp: 'It’s on your recovery key sheet. Not needed for a backup file.',
  anotherServer: 'Another key server',
  keepCopy: 'Keep a copy on this computer',
  keepCopyOn: 'Encrypted. You can then log in here without a server.',
  keepCopyOff: 'Nothing is kept here after you lock. Each login fetches the data from the server again.',
  // the end
  welcomeBack: 'Welcome back',
  welcomeBackKept: 'Your characters are on this computer. From now on you can log in with one touch.',
  welcomeBackNotKept: 'Your characters are open until you lock. No copy is kept on this computer.',
});

/** Creating an identity: login method, recovery key, backup file, first character. */
import { room, type Text } from '../../../room.ts';

export const start = room('ui/pages/start', {
  // backup file
  backupSaved: 'The backup file is in your downloads folder',
  backupOptional: 'Optional: a backup file',
  backup: 'Your backup file',
  backupOptionalText:
    'The same encrypted copy as a file. With it and the recovery key you can restore without a server.',
  backupText:
    'An encrypted copy of everything Dramatis stores here. Only your recovery key opens it, so you can keep the file anywhere.',
  save: 'Save',
  saveAgain: 'Save again',
  // choosing a login method
  types: { person: 'Me', virtual: 'A role I invent', organisation: 'An organisation' },
  typeMeanings: {
    person: 'You, with or without your name. Dramatis asks nothing about you.',
    virtual: 'An invented person. Dramatis asks for no name and for nothing personal.',
    organisation:
      'A company, a club or a household. Its members have roles, and each logs in with their own login method.',
  },
  chooseTitle: 'How do you want to log in?',
  chooseLede: 'Use something you already have. You can add more login methods later, and remove any of them.',
  whose: 'Who is this identity for?',
  haveIdentity: 'I already have an identity',
  lostSomething: 'Lost something?',
  backTo: 'Back to',
  namesEncrypted:
    'Names are encrypted like everything else, so no server can read them. Your login secret never leaves this computer.',
  nothingAsked: 'No name, no email address, no seed phrase. Your login secret never leaves this computer.',
  whereIsCopy: 'Where is the encrypted copy stored?',
  storedHere: 'Stored on this computer only, without a server.',
  storedAt: (server: Text) => (
    <>
      An encrypted copy is stored at <b>{server}</b>, which can’t decrypt it.
    </>
  ),
  // confirming the recovery key
  confirmTitle: 'Confirm your recovery key',
  confirmed: 'Recovery key confirmed',
  saveBackupTitle: 'Save the backup file',
  backupSavedTitle: 'Backup file saved',
  confirmLede:
    'Enter two of its groups from your paper or file, to make sure that your copy is correct. When both are right, the next step opens.',
  confirmedWithServer: (server: Text) => `${server} will store the encrypted copy that it opens. You can finish now.`,
  confirmedSaveNow: 'Your copy of the recovery key is correct. The last step: save the backup file that it opens.',
  confirmedAll: 'Your copy of the recovery key is correct. You can finish now.',
  failed: 'That didn’t work',
  saveAndFinish: 'Save the file and finish',
  finish: 'Finish',
  backToKey: 'Back to the key',
  // invite-draft.tsx
  useInvitation: 'Use this invitation',
  // creating the login method
  // the first character
  ready: (character: Text) => `${character} is ready`,
  readyLede: 'Your first character, with one account. You can change its name and look at any time.',
  done: 'Done',
  importAccounts: 'Import accounts from another wallet',
  invitePeople: 'Invite people',
  addMethod: 'Add another login method',
  colour: 'Colour',
  hues: {
    cobalt: 'Cobalt',
    plum: 'Plum',
    fern: 'Fern',
    ochre: 'Ochre',
    rose: 'Rose',
    lagoon: 'Lagoon',
    clay: 'Clay',
    iris: 'Iris',
    viridian: 'Viridian',
    olive: 'Olive',
    azure: 'Azure',
    slate: 'Slate',
  },
  randomMask: 'Random mask',
  // an organisation
  organisationName: 'Name of the organisation',
  giveName: 'Give it a name. Then choose how you log in.',
  organisationExample: 'Lantern Theatre',
  founderName: 'Your name in it',
  giveFounderName: 'Members see who you are. Then choose how you log in.',
  founderExample: 'Mara Lindqvist',
  // logging in with a known method
  useMethod: {
    passkey: 'Use your passkey here too',
    'security-key': 'Use your security key here too',
    password: 'Use your password here too',
    oidc: 'Use your account here too',
    'own-storage': 'Use your own storage here too',
    certificate: 'Use your certificate here too',
    'recovery-key': 'Use your recovery key here too',
  },
  useMethodLede: (identity: Text) =>
    `Log in with it as you do for ${identity}. It will open both identities, and each keeps its own keys.`,
  use: 'Use it',
  chooseAnother: 'Choose another login method',
  // known login methods
  passwordAndAccountNote:
    'A password and a company or social account open only one identity each. For this one, choose another account name, another account or another login method.',
  passwordNote:
    'A password opens only one identity, because its account name belongs to that identity. For this one, choose another account name or another login method.',
  accountNote:
    'A company or social account opens only one identity at a key server. For this one, choose another account or another login method.',
  knownMethods: 'A login method you already have',
  methodOf: (method: Text, identity: Text) => `${method} of ${identity}`,
  knownMethodDetail: 'One login method for both. Each identity has its own keys.',
  newMethod: 'A new login method',
  // news of the key server
  serverIsSlow: 'The key server is slow.',
  checkingServer: 'Checking the key server',
  serverUnusable: 'The key server can’t be used',
  withoutServer: 'Continue without a server',
  tryAgain: 'Try again',
  anotherServer: 'Use another server',
  passwordNeedsServer: 'A password needs a key server. Enter one below, then choose the password again.',
  // the recovery key
  keyTitle: 'Save your recovery key',
  keyLede:
    'If you lose every other login method, this key still opens everything. It is shown only once. Write it down or print it; don’t take a photo.',
  keyNotShown: 'The key can’t be shown',
  keyWarning: 'Anyone who sees it can open everything',
  keyWarningText: 'Nobody will ever ask you for it: no site, no support team, not us.',
  keySaved: 'I’ve saved it',
  confirmNext: 'Next, confirm two of its groups.',
  startOver: 'Start over',
  startOverQuestion: 'Start over?',
  cancel: 'Cancel',
  fileStillThere: (path: Text) => `The login file is still there. Delete it yourself: ${path}`,
  startOverText:
    'This recovery key and the passkey you just created won’t open anything. The passkey stays in your computer’s list of passkeys; you can delete it there.',
});

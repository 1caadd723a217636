/** The page of identities: opening another, hiding one, removing one from the computer. */
import { room, type Text } from '../../../../room.ts';

export const identities = room('ui/pages/settings/identities', {
  // hide-identity.tsx
  hide: (name: Text) => `Hide ${name}`,
  showAgain: (name: Text) => `Show ${name} again`,
  willBeHidden: (name: Text) => `${name} is hidden once it is locked`,
  isShownAgain: (name: Text) => `${name} is shown again`,
  isHidden: 'Hidden on this computer',
  hideTitle: 'Hide on this computer',
  isHiddenHelp: (name: Text) =>
    `While ${name} is locked, no screen shows that it is here. To open it, choose “Log in with something else” when the wallet is locked, and use its own login method.`,
  hideHelp: (name: Text) =>
    `While it is locked, no screen shows that ${name} is here. Anyone who forces you to open the wallet sees another identity, which looks complete.`,
  showItAgain: 'Show it again',
  cancel: 'Cancel',
  hidingLimits: 'This hides it on the screen, not from somebody who examines the computer',
  diskTells:
    'Anyone who examines this computer’s disk can find out that another identity is hidden here, and how large it is.',
  passkeysTell:
    'The list of passkeys of your browser or system shows that there is one more. A password, a certificate or a security key that you carry leaves no such trace. Don’t save the password in a password manager.',
  ownPassword: (name: Text) =>
    `Give it a password that you use nowhere else. Its recovery key opens it here too, unless the key was made on another computer: then it finds ${name} at its key server.`,
  sitesSeeNothing: (name: Text) => `Sites connected to ${name} see nothing once it locks.`,
  nameForgotten: 'Its name on this computer is forgotten.',
  // identities.tsx
  title: 'Identities',
  lede: 'One login method can open several identities. Each has its own characters, sites and recovery key, and only one is open at a time.',
  openNow: 'Open now',
  open: 'Open',
  setName: 'Set a name on this computer',
  alsoOnThisComputer: 'Also on this computer',
  openingLocks: (name: Text) =>
    `Opening one locks ${name}. A key server is never told that two identities belong together, and a site sees only the one it is connected to.`,
  anotherIdentity: 'Another identity',
  anotherHelp:
    'For another role in life, or for an organisation. It can use a login method you already have, or a new one. If somebody invites you into an organisation, they send you a link.',
  newIdentity: 'New identity',
  joinByLink: 'Join with a link',
  haveIdentity: 'I already have an identity',
  nameOnThisComputer: 'Name on this computer',
  name: 'Name',
  save: 'Save',
  nameHelp: 'Shown before you log in: anyone who opens this browser can read it.',
  removeFromHere: 'Remove from this computer',
  removeHelp: (name: Text) =>
    `This computer forgets ${name}. The identity itself isn’t deleted, and you can restore it.`,
  // remove-identity.tsx
  removed: (name: Text) => `${name} was removed from this computer`,
  nothingStored: (name: Text) => `No data of ${name} is stored on this computer.`,
  lock: 'Lock',
  lockLeavesNothing: 'Lock the wallet, and no data of this identity is left here.',
  removeQuestion: (name: Text) => `Remove ${name} from this computer?`,
  emptyAfterwards: 'The wallet on this computer is empty afterwards. The identity itself isn’t deleted.',
  othersStay: 'The other identities on this computer stay as they are. The identity itself isn’t deleted.',
  leavesTitle: 'What leaves this computer',
  leavesKeys: (name: Text) => `All keys, characters and documents of ${name}, and its open login.`,
  leavesSites:
    'Its connections with sites in this browser: they are disconnected, and their pending requests are rejected.',
  leavesSettings: 'Its settings, and the history of what was sent and signed here. They are stored nowhere else.',
  passkeysStay:
    'Passkeys and files with keys stay where they are. Transactions that you sent still go through, but this computer no longer follows them.',
  canComeBack: 'You can come back',
  storedAt: (host: Text) => (
    <>
      {host} stores this identity. Dramatis checks that again before it removes anything. To come back, choose{' '}
      <b>I already have an identity</b> and log in there with a login method or the recovery key.
    </>
  ),
  removeByFile: 'Remove it with a backup file instead',
  chooseFirst: 'Choose the backup file first.',
  needsFile: 'Without a backup file everything would be lost',
  onlyHere:
    'No key server stores this identity: it exists only on this computer. First make sure that you can restore it: save a new backup file, and enter the recovery key that opens it.',
  serverMayLack:
    'The key server may lack something that is on this computer. First make sure that you can restore it: save a new backup file, and enter the recovery key that opens it.',
  saveStep: '1. Save the backup file',
  saveFile: 'Save the backup file',
  chooseStep: '2. Choose the file that you saved',
  chooseHelp: 'It is checked when you remove the identity.',
  keyStep: '3. Enter the recovery key',
  checkAndRemove: 'Check, and remove from this computer',
});

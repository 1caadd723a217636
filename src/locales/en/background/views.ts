/** What every page is told of the open identity: names where none was given, what came in, what cannot be read. */
import { room, type Text } from '../../room.ts';
import { plural, toListing } from '../grammar.ts';

export const backgroundViews = room('background/views', {
  // Names
  thisComputer: 'This computer',
  anotherComputer: 'Another computer',
  browser: 'A browser',
  browserOn: (browser: Text, system: Text) => `${browser} on ${system}`,
  level: 'Level',
  loginMethod: 'Login method',
  goneKey: 'A key that is gone',
  // Damaged data
  copyRepaired:
    'One of the two copies on this computer was damaged. It was repaired from the other one; nothing was lost.',
  copyLacks:
    'One of the two copies on this computer was lost, and the newest part of the other one is damaged. What could be read is here, but your last changes may be missing: check them.',
  namesLost:
    'The names of your login methods, levels and closed characters can’t be read, because they are damaged. Plain names replace them, and everything else works. Name them again in Settings.',
  quoted: (name: Text) => `“${name}”`,
  aCharacter: 'A character',
  charactersUnreadable: (names: readonly string[]) =>
    plural(names.length, {
      one: `${toListing(names)} can’t be read: what is stored of it is damaged or older than what this computer knows. Give all characters new keys (Settings, Something is lost): its accounts come back, its contacts and sites may not.`,
      other: `${toListing(names)} can’t be read: what is stored of them is damaged or older than what this computer knows. Give all characters new keys (Settings, Something is lost): their accounts come back, their contacts and sites may not.`,
    }),
  // Parts that cannot be read
  partOf: (name: Text, part: Text) => `${name}: ${part}`,
  allSettings: 'the settings and networks of this browser',
  sentTransaction: 'a sent transaction',
  unknownPart: 'a part of it',
  parts: {
    settings: 'a setting',
    routes: 'the address of a node that you set (until you set it again, that network is not asked)',
    added: 'a network that you added',
    name: 'the name',
    look: 'the look',
    order: 'the place in the list',
    entropyTargetId: 'the recovery phrase (no new account can be made of it)',
    nextIndex: 'the number of the next account',
    accounts: 'an account',
    sites: 'a connected site',
    contacts: 'a contact',
    chainId: 'the chosen network',
    blocked: 'a blocked site',
    descriptions: 'a description of a contract',
    exposed: 'the note that an account has to be moved',
    methods: 'the name of a login method',
    levels: 'the name of a level',
    characters: 'the name or look of a character',
    computers: 'the name of a computer',
    server: 'the key server that the identity has moved to',
    history: 'what it sent from this computer before',
  },
  // What came in
  senderUnknown: 'Received, sender unknown',
  newlyCreated: 'Received, newly created',
  receivedFrom: (name: Text) => `Received from ${name}`,
  oneNft: '+1 NFT',
  nfts: (amount: Text) => `+${amount} NFTs`,
  unknownUnits: 'units of an unknown token',
  // Call data
  functions: {
    'approve-item': 'approve (one item)',
    'multi-transfer': 'transfer of several items',
    right: 'change of a right',
    multicall: 'several calls',
    account: 'calls of a smart account',
  },
  labels: {
    amountOrId: 'Amount or item number',
    id: 'Item number',
    used: 'Called right away',
  },
  ofCall: (position: Text, label: Text) => `${position} · ${label}`,
  function: 'Function',
  contract: 'Contract',
  coins: 'Coins, in base units',
  none: 'none',
  yes: 'yes',
  no: 'no',
});

/** What every page is told of the open identity: names where none was given, what came in, what cannot be read. */
import { room, type Text } from '../../room.ts';
import { toListing } from '../grammar.ts';

export const backgroundViews = room('background/views', {
  // Names
  thisComputer: 'This computer',
  anotherComputer: 'Another computer',
  browser: 'A browser',
  browserOn: (browser: Text, system: Text) => `${browser} on ${system}`,
  level: 'Level',
  loginMethod: 'Login method',
  goneKey: 'A key that no longer exists',
  // Damaged data
  copyRepaired:
    'One of the two copies on this computer was damaged. It was repaired from the other one; nothing was lost.',
  copyLacks:
    'One of the two copies on this computer was lost, and the newest part of the other one is damaged. What could be read is here, but your last changes may be missing: check them.',
  namesLost:
    'The names of your login methods, levels and closed characters are damaged and can’t be read. Plain names stand in for them, and everything else works. Name them again in Settings.',
  /** `null`: a character whose name is not known. */
  charactersUnreadable: (names: readonly (string | null)[]) =>
    `${toListing(names.map((name, at) => (name !== null ? `“${name}”` : at === 0 ? 'A character' : 'a character')))} can’t be read: the stored data is damaged or older than what this computer knows. Give all characters new keys (Settings, Lost something?). The accounts come back; contacts and sites may not.`,
  // Parts that cannot be read
  partOf: (name: Text, part: Text) => `${name}: ${part}`,
  allSettings: 'the settings and networks of this browser',
  sentTransaction: 'a sent transaction',
  unknownPart: 'a part of it',
  parts: {
    settings: 'a setting',
    routes: 'the address of a node that you set (that network isn’t asked until you set it again)',
    added: 'a network that you added',
    name: 'the name',
    look: 'the look',
    order: 'the place in the list',
    entropyTargetId: 'the recovery phrase (no new account can be created from it)',
    nextIndex: 'the number of the next account',
    accounts: 'an account',
    sites: 'a connected site',
    contacts: 'a contact',
    chainId: 'the chosen network',
    blocked: 'a blocked site',
    descriptions: 'a description of a contract',
    exposed: 'the note that an account should be replaced',
    methods: 'the name of a login method',
    levels: 'the name of a level',
    characters: 'the name or look of a character',
    computers: 'the name of a computer',
    server: 'the key server that the identity has moved to',
    history: 'what was sent from this computer before',
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
    right: 'change of a permission',
    multicall: 'several calls',
    account: 'calls of a smart account',
  },
  labels: {
    amountOrId: 'Amount or item number',
    id: 'Item number',
    used: 'Called immediately',
  },
  ofCall: (position: Text, label: Text) => `${position} · ${label}`,
  function: 'Function',
  contract: 'Contract',
  coins: 'Coins, in base units',
  none: 'none',
  yes: 'yes',
  no: 'no',
});

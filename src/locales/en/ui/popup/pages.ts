/** The pages of the popup: an account, what was sent and received, networks, the site, receiving. */
import { room, type Text } from '../../../room.ts';
import { plural, toListing } from '../../grammar.ts';

export const popupPages = room('ui/popup/pages', {
  // account-page.tsx
  account: 'Account',
  viewOnly: 'View only',
  send: 'Send',
  receive: 'Receive',
  addressCopied: 'Address copied',
  rename: 'Rename',
  approvals: 'Approvals',
  noSiteSees: 'No site can see this account.',
  visibleTo: (sites: readonly string[]) => `Visible to ${toListing(sites)}.`,
  name: 'Name',
  cancel: 'Cancel',
  // account-picker.tsx
  pickedOf: (label: Text, account: Text, character: Text) => `${label}: ${account} of ${character}. Change`,
  ofCharacter: (character: Text) => `of ${character}`,
  // activity-days.ts
  pending: 'Pending',
  // activity-list.tsx
  nothingYet: 'Nothing yet',
  nothingYetText: (character: Text) => `Everything ${character} sends and receives shows up here.`,
  // activity-page.tsx
  activity: 'Activity',
  to: 'To',
  from: 'From',
  unknown: 'Unknown',
  received: 'Received',
  sent: 'Sent',
  contractOn: (network: Text) => `Contract on ${network}`,
  fullAddress: (contact: Text) => `${contact}, full address`,
  transactionHash: 'Transaction hash',
  hashCopied: 'Hash copied',
  paidBy: (paidBy: Text) => `Paid by ${paidBy}`,
  speedUp: 'Speed up',
  cancelTransaction: 'Cancel transaction',
  bothCostFee: 'Both cost a network fee and work only if they are included before this transaction.',
  cancelCostsFee: 'Cancelling costs a network fee and works only if the cancellation is included first.',
  // call-facts.tsx
  exactData: 'Exact data',
  none: 'None',
  unknownFunction: (selector: Text) => `Unknown (${selector})`,
  dataCopied: 'Data copied',
  // delegation.tsx
  runsCodeOf: (contract: Text) => `Runs the code of ${contract}`,
  runsCodeOfUnknown: (address: Text) => `Runs the code of an unknown contract, ${address}`,
  endThis: 'End this',
  ownDelegation: (network: Text) =>
    `On ${network}, this account can make several calls at once. Only your own signatures can use that.`,
  otherWalletDelegation: (network: Text) => `Another wallet set this up on ${network}.`,
  dangerousDelegation: (network: Text) =>
    `This contract can take everything that comes to this account on ${network}. End it if you didn’t set it up.`,
  // networks-page.tsx
  allNetworks: 'All networks',
  checkMore: (count: number) => `Check ${count} ${plural(count, { one: 'more network', other: 'more networks' })}`,
  nodesLearn: (character: Text) =>
    `Their nodes then learn the addresses of ${character}’s accounts, now and whenever you open this page.`,
  testNetworks: 'Test networks, never counted',
  onNetworks: (networks: readonly string[]) => `on ${toListing(networks)}`,
  notCheckedYet: 'Not checked yet',
  notResponding: 'Isn’t responding',
  /** *With 2 other assets, at 14:02*. */
  /** `at`: when the amounts were read, if that is a while ago. */
  holds: (tokens: number, at: string | null, answers: boolean) => {
    const others = plural(tokens, {
      one: `With ${tokens}\u00a0other\u00a0asset`,
      other: `With ${tokens}\u00a0other\u00a0assets`,
    });
    if (at === null) return tokens === 0 ? '' : others;
    if (tokens === 0) return answers ? `As of ${at}` : `Isn’t responding. As of ${at}`;
    return answers ? `${others}, as of ${at}` : `${others}, as of ${at}. Isn’t responding`;
  },
  // receive.tsx
  receiveInto: 'Receive into',
  qrCode: (account: Text) => `QR code of the address of ${account}`,
  viewOnlyReceive: 'This account is view-only: only its owner can move what you receive here.',
  worksOn: (network: Text) =>
    `Works on ${network} and other EVM networks. Whoever pays you sees this account’s history, but not your other characters.`,
  // site-page.tsx
  disconnected: (origin: Text) => `${origin} disconnected`,
  thisPage: 'This page',
  pageCannotConnect: 'This page can’t connect to the wallet.',
  connected: 'Connected',
  connectedSince: (day: Text) => `Connected since ${day}`,
  connectedWith: (heldBy: Text) => `Connected with ${heldBy}`,
  phishingTitle: 'This site is on a list of phishing sites',
  phishingText: (canDisconnect: boolean) =>
    canDisconnect
      ? 'Sites on this list steal from their visitors. Disconnect it, then close the page.'
      : 'Sites on this list steal from their visitors. Close the page, and disconnect the site if it is connected.',
  seesNothing:
    'This site can’t see any account. To connect, use the site’s own button. You then choose which accounts it sees.',
  staysSignedIn: (host: Text) => `You’re signed in at ${host}. Disconnecting doesn’t end that: sign out there.`,
  disconnect: (host: Text) => `Disconnect ${host}`,
  nostrOnly: 'Signs you in with a Nostr key',
  notConnected: 'Not connected',
  knownAs: (holder: Text, name: Text) => `This site knows you as ${holder} and can’t see ${name}.`,
  knownAsIdentity: (heldBy: Text, here: Text) => `This site knows you as ${heldBy} and can’t see ${here}.`,
  goTo: (heldBy: Text) => `Go to ${heldBy}`,
  linksIdentities: 'Connecting links the two identities',
  linksIdentitiesText: (heldBy: Text, here: Text) =>
    `The site has seen an account of ${heldBy}. If you connect it with ${here} too, it can tell that both are yours.`,
  disconnectFrom: (heldBy: Text) => `Disconnect from ${heldBy}`,
  switchesFreely: (networks: readonly string[]) => `Can switch to ${toListing(networks)} without a prompt.`,
  askFirst: 'Ask first',
  signsInFreely: (until: Text) => `Signs you in without a prompt until ${until}.`,
  linksCharacters: 'Moving links the two characters',
  linksCharactersText: (holder: Text, character: Text) =>
    `The site can tell that the same person uses ${holder} and ${character}.`,
  moveTo: (character: Text) => `Move to ${character}`,
  // through.tsx
  notAccepting: (network: Text, through: Text) =>
    `Is ${network} not accepting transactions? Send this one through ${through}, for a network fee there.`,
  reviewThrough: (through: Text) => `Review through ${through}`,
  sentThroughToo: (through: Text, here: Text) =>
    `Sent through ${through} too. If ${here} still accepts this transaction, both are carried out.`,
  sendThroughInstead: (through: Text) => `Send through ${through} instead`,
  arrivesWithinHours: (here: Text) =>
    `Usually arrives within minutes, and at the latest after about 12 hours. If ${here} still accepts the first transaction, both are carried out: cancel that one if you can.`,
  hasADay: (here: Text) =>
    `${here} has 24 hours to accept it from there. It is the same transaction, so it is carried out only once.`,
  useIfRefused: (here: Text, through: Text) =>
    `Use this if ${here} doesn’t accept the transaction. The network fee is paid on ${through}, from this account’s coins there.`,
  onNetwork: (network: Text) => `On ${network}`,
  copyHashOnNetwork: (network: Text) => `Copy hash on ${network}`,
  // account-page.tsx
  copyAddress: 'Copy address',
  // activity-page.tsx
  amount: 'Amount',
  requestedBy: 'Requested by',
  network: 'Network',
  block: 'Block',
  nonce: 'Nonce',
  which: 'Which',
  copyTransactionHash: 'Copy transaction hash',
  networkFee: 'Network fee',
  feePaid: 'Fee paid',
  // call-facts.tsx
  value: 'Value',
  gasLimit: 'Gas limit',
  calledFunction: 'Function',
  copyData: 'Copy data',
  // networks-page.tsx
  // activity-facts.tsx
  signedBy: 'Signed by',
});

/** Paying in the popup. */
import { room, type Text } from '../../../room.ts';
import { toTimes } from '../../grammar.ts';

/** By its name; `null`: none is chosen. */
type Account = string | null;

const called = (account: Account): string => account ?? 'the account';

export const popupSend = room('ui/popup/send', {
  // send-form.tsx
  from: 'From',
  inTheNextStep: 'in the next step',
  cancel: 'Cancel',
  review: 'Review',
  amount: 'Amount',
  sendEverything: 'Send everything',
  asset: 'Asset',
  assetNamed: (symbol: Text) => `Asset: ${symbol}. Change`,
  // send.tsx
  send: 'Send',
  // recipient-field.tsx
  to: 'To',
  recipientHint: 'Address, name or ENS name',
  entered: 'You entered',
  useKnown: 'Use the known address',
  // use-payment.ts
  everythingMinusFee: (account: Account) => `Everything in ${called(account)}, minus the network fee.`,
  allOfToken: (token: Text, account: Account) => `All ${token} in ${called(account)}.`,
  balanceUnknown: (account: Account) => `The balance of ${called(account)} isn’t known yet`,
  accountHas: (account: Account, decimal: Text, symbol: Text) => `${account ?? 'The account'} has ${decimal} ${symbol}`,
  enterNumber: (example: Text) => `Enter a number, such as ${example}.`,
  tooManyDecimals: (decimals: Text) => `Enter at most ${decimals} decimals.`,
  notEnough: (balance: Text, symbol: Text) => `Not enough: the balance is ${balance} ${symbol}.`,
  // suggestions.tsx
  yours: 'yours',
  // recipient.ts
  changedBy: (name: Text, changedBy: Text) => `${name} (changed by ${changedBy})`,
  notHex: 'After 0x, an address has only 0–9 and a–f.',
  wrongLength: (count: Text) => `An address has 40 characters after 0x; this has ${count}.`,
  wrongChecksum: 'This address has a typo: its checksum doesn’t match.',
  unknownAddress: 'Not in your address book.',
  unknownWithEns: (ensName: Text) => `Not in your address book. Its ENS name is ${ensName}.`,
  known: 'You know this address.',
  knownAs: (known: Text) => `This is ${known}.`,
  neverSent: 'You’ve never sent here.',
  sentBefore: (times: number) => `You’ve sent here ${toTimes(times)}.`,
  // send-form.tsx
  network: 'Network',
  networkFee: 'Network fee',
});

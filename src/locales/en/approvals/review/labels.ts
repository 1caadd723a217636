/** Words that many parts of the prompt say: names of rows, buttons, and what has no name. */
import { room, type Text } from '../../../room.ts';
import { marked, type Sentence, sentence } from '../../../sentence.ts';
import { type AccountName, toAccount } from './parts.ts';

export const labels = room('approvals/review/labels', {
  // Names of rows
  actsAs: 'Acts as',
  and: 'And',
  askedBy: 'Asked by',
  canAsk: 'Can ask',
  canSee: 'Can see',
  cannotSee: 'Can’t see',
  collection: 'Collection',
  contract: 'Contract',
  grantedTo: 'Granted to',
  key: 'Key',
  madeFor: 'Made for',
  movesFunds: 'Moves funds',
  network: 'Network',
  recipient: 'Recipient',
  runsTheCodeOf: 'Runs the code of',
  sendsAlong: 'Sends along',
  spender: 'Spender',
  to: 'To',
  token: 'Token',
  valid: 'Valid',
  whatTheSiteGets: 'What the site gets',
  // Values of rows
  asItsContractSays: 'according to its contract',
  networkNumber: (chainId: Text) => `network ${chainId}`,
  no: 'No',
  noName: 'No name',
  onlyAddsARow: 'nothing; it only adds a row to your list',
  publicKey: 'public key',
  unknown: 'Unknown',
  unknownContract: 'Unknown contract',
  // Things in a sentence
  all: (symbol: Text) => `all ${symbol}`,
  itemOf: (id: Text, collection: Text) => `item ${id} of ${collection}`,
  // Buttons
  add: 'Add',
  allowEverything: 'Allow everything',
  allowThisItem: 'Allow this item',
  allowWithoutLimit: 'Allow without limit',
  call: 'Call',
  handItOver: 'Hand it over',
  makeCalls: 'Make calls',
  offer: 'Offer',
  sign: 'Sign',
  signIn: 'Sign in',
  stop: 'Stop',
  // Sentences and warnings
  asAccount: (name: AccountName, words: Sentence) => sentence`As ${toAccount(name)}: ${words}`,
  inBaseUnits: 'The amount is in base units, not in whole tokens.',
  itCanBeTaken: (account: AccountName) =>
    `Everything that ${toAccount(account)} ever holds of it can be taken, until you revoke it.`,
  knowsCall: 'I know what this call does',
  movesFundsWithoutTransaction: 'This can move funds without a transaction',
  needsYourAnswer: 'It needs your answer.',
  noUpperLimit: 'No upper limit',
  signMessageOf: (asker: Text) => sentence`Sign a message from ${marked(asker)}?`,
  willNotSign: 'Dramatis won’t sign this',
});

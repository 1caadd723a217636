/** The cards of requests, by kind. */
import { room, type Text } from '../../../room.ts';

export const requests = room('ui/prompt/requests', {
  // the fee
  speeds: { slow: 'Slow', normal: 'Normal', fast: 'Fast', own: 'Custom', site: 'Site’s choice' },
  enterNumber: (example: Text) => `Enter a number such as ${example}`,
  tipTooHigh: 'Must not exceed the max fee',
  gasTooLow: '21000 or more',
  // limits of repeated transactions
  enterAmount: (example: Text, other: Text) => `Enter an amount, such as ${example} or ${other}.`,
  tooManyDecimals: (decimals: Text) => `Enter an amount with at most ${decimals} decimals.`,
  enterTimes: (most: Text) => `Enter a number from 1 to ${most}.`,
  // a token
  contractOf: (symbol: Text) => `Contract of ${symbol}`,
  // a connection
  itsLoginKey: 'its login key',
  signsInWith: 'Signs in with',
  accounts: 'Accounts the site will see',
  viewOnly: 'View only',
  newAccount: 'New account for this site',
  newAccountDetail: (account: Text) =>
    `${account}, empty. Not linked to your others until you move funds between them.`,
  orNoAccount: 'Or no account at all:',
  loginKey: 'Login key for this site',
  loginKeyDetail: 'For signing in only: it holds nothing, can’t pay, and no other site recognises it.',
  knownLoginKeyDetail:
    'The one this site already knows. For signing in only: it holds nothing, can’t pay, and no other site recognises it.',
  // choosing the fee and the nonce
  networkFee: 'Network fee',
  maximum: (symbol: Text) => `maximum, in ${symbol}`,
  maximumForAll: (symbol: Text, transactions: number) => `maximum, in ${symbol}, for all ${transactions}`,
  gasPriceGwei: 'Gas price (gwei)',
  maxFeeGwei: 'Max fee (gwei)',
  priorityFeeGwei: 'Priority fee (gwei)',
  gasLimit: 'Gas limit',
  nonce: 'Nonce',
  nonceIs: (nonce: Text) => (
    <>
      Nonce: <span class="num">{nonce}</span>
    </>
  ),
  firstNonceIs: (nonce: Text) => (
    <>
      First nonce: <span class="num">{nonce}</span>
    </>
  ),
  enterWholeNumber: 'Enter a whole number.',
  nonceHelp: 'Transactions of an account are included in nonce order, without gaps.',
  // a spending limit
  noLimit: 'No limit',
  myBalance: 'My balance',
  asRequested: 'As requested',
  enterLimit: (example: Text, other: Text, decimals: Text) =>
    `Enter an amount such as ${example} or ${other}, with at most ${decimals} decimals.`,
  limitTooHigh: (amount: Text) => `The site asked for no more than ${amount}.`,
  spendingLimit: 'Spending limit',
  askedForNoLimit: 'The site asked for no limit',
  askedFor: (amount: Text) => `The site asked for ${amount}`,
  suggestedAmounts: 'Suggested amounts',
  // a message
  quoted: (text: Text) => `“${text}”`,
  messageText: 'Text of the message',
  scrollToEnd: 'Scroll to the end to sign',
  // a nostr connection
  publicKey: 'Public key for this site',
  whichKey: 'Key for this site',
  // a nostr event
  tags: 'Tags',
  goOnFor: 'How long the site may continue without asking',
  goOnChoices: { once: 'Only this', hour: 'For an hour', always: 'Until I stop it' },
  asksAgain: 'The site asks again each time.',
  withoutAsking: (what: Text) => `Without asking again, ${what}. You can stop this on the Sites page.`,
  // repeated transactions
  repeat: 'Let this site repeat this for a while…',
  mayRepeat: (site: Text) => `${site} may send transactions like this one without asking`,
  repeatMeans: (feeIsEstimated: boolean) =>
    `You won’t see a prompt: the site decides when to send, and Dramatis simulates each transaction first. Only this function of this contract can be called, from this account. A contract can behave differently than in the simulation, but it can’t spend more coins and ${feeIsEstimated ? 'gas fees' : 'fees'} than you set here. It can still take what it may take already: tokens and items that you approved, and what you keep in it.`,
  feeIsEstimated:
    'Part of the network fee here is for data. Dramatis estimates it before each transaction, with a margin, and counts it; what the network then takes can be somewhat higher.',
  repeatEnds: 'This ends when the wallet locks, or when you press Stop.',
  howLong: 'How long',
  repeatFor: { tenMinutes: '10 minutes', hour: '1 hour', untilLocked: 'Until it locks' },
  atMost8Hours: 'At most 8 hours.',
  transactions: 'Transactions, after this one',
  totalCoins: 'Total coins sent',
  totalFees: 'Total network fees',
  totalOf: (token: Text) => `Total ${token} sent`,
  thisOne: (amount: Text) => `This one: ${amount}`,
  tokenHelp: 'If empty, none can be sent without a prompt.',
  // setting up an account
  allAtOnce: 'Make all calls at once',
  // signing in again
  signInAgain: 'Sign in here again without asking',
  signInAgainFor: { no: 'No', hour: 'An hour', day: 'A day', month: '30 days' },
  signInAgainUntil: (moment: Text) =>
    `Until ${moment}, as long as the sign-in says the same. You can stop this on the Sites page.`,
  // the simulation
  changesIn: (account: Text) => `Changes in ${account}`,
  changesInYourAccount: 'Changes in your account',
  simulated: 'Simulation succeeded',
  simulatedNotReliable: 'Simulated, not reliable',
  notSimulated: 'Not simulated',
  simulationFailed: 'Simulation failed',
  becauseOf: (reason: Text) => `Reason: ${reason}`,
});

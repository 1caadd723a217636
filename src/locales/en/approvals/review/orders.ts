/** Orders and their terms, and signatures that send. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toCounted, toListing } from '../../grammar.ts';
import {
  type AccountName,
  type Ending,
  type RecipientName,
  toAccount,
  toAccountFirst,
  toEnding,
  toRecipient,
} from './parts.ts';

export const reviewOrders = room('approvals/review/orders', {
  // order.ts
  takesOutOf: (given: Text, account: AccountName, end: Ending) =>
    `Once signed, whoever meets the terms can take ${given} from ${toAccount(account)}, ${toEnding(end)}.`,
  takesOutOfWallet: (given: Text, end: Ending) =>
    `Once signed, whoever meets the terms can take ${given} from the wallet at the exchange, ${toEnding(end)}.`,
  exchange: 'Exchange',
  paysAndGetsIt: 'Pays and gets it',
  walletAtExchange: 'Wallet at the exchange',
  itNames: 'The order names',
  makeOffers: (length: number, protocol: Text) =>
    sentence`Make ${marked(toCounted(length, 'offer'))} through ${protocol}?`,
  offerFor: (gives: Text, gets: Text, protocol: Text) =>
    sentence`Offer ${marked(gives)} for ${marked(gets)} through ${protocol}?`,
  giveAway: (gives: Text, protocol: Text) =>
    sentence`Give away ${marked(gives)} through ${protocol}, for ${marked('nothing')}?`,
  offerPaidTo: (gives: Text, protocol: Text, payee: Text) =>
    sentence`Offer ${marked(gives)} through ${protocol}, with the payment to ${marked(payee)}?`,
  signUnreadable: (protocol: Text) => sentence`Sign ${marked('an order that nobody can read')} for ${protocol}?`,
  offerPricedByCode: (given: Text, protocol: Text) =>
    sentence`Offer ${marked(given)} through ${protocol}, ${marked('for a price that code decides')}?`,
  paidOn: 'Code decides what you get, and who gets it',
  pricedByCode: 'Code decides what you get',
  paidOnText: (given: Text) =>
    `1inch Fusion gets the payment for ${given} and passes it on. The price and the recipient are in a part of the order of which you only sign a hash.`,
  pricedByCodeText: (given: Text) =>
    `The order names another contract, whose code sets the price when somebody takes ${given}. You may get nothing.`,
  pricedByCodeTick: 'I trust the code that sets the price',
  whatItHolds: 'everything it holds',
  hidden: 'Dramatis can’t read what you give or get',
  hiddenText: (protocol: Text) => `This order for ${protocol} keeps its terms in a hash or in code.`,
  hiddenTick: 'I know what this order gives away',
  giveUnknownToken: 'You give an unknown token',
  getUnknownToken: 'You get an unknown token',
  // order-terms.ts
  lessFees: (amount: Text) => `${amount} minus fees`,
  atLeast: (amount: Text) => `at least ${amount}`,
  paymentGoesToOthers: 'The payment goes to somebody else',
  getNextToNothing: 'You get almost nothing for it',
  getNothing: 'You get nothing for it',
  goesTo: (amount: Text, payee: Text) => `${amount} goes to ${payee}`,
  givesAndOthersGet: (account: AccountName, given: Text, payments: Text) =>
    `${toAccountFirst(account)} gives ${given}. ${payments}.`,
  givesForNothing: (account: AccountName, given: Text) => `${toAccountFirst(account)} gives ${given} and gets nothing.`,
  givesForLittle: (account: AccountName, given: Text, got: Text) =>
    `${toAccountFirst(account)} gives ${given} and gets only ${got}.`,
  orderForNothingTick: 'I want to give this away',
  orderPaysOthers: 'Others get more than you',
  orderPaysOthersText: (payees: Text) => `Most of the payment goes to ${payees}.`,
  orderPaysOthersTick: 'I know who gets paid',
  orderAnyItem: 'Whoever accepts it chooses the item',
  orderAnyItemText: (given: Text) => `It offers ${given}: somebody can take your best one for the same price.`,
  orderAnyItemTick: 'Any of them may be taken',
  youGive: 'You give',
  youGet: 'You get',
  lessExchangeFees: (amount: Text) => `${amount}, minus the fees of the exchange`,
  youGetAtLeast: 'You get at least',
  nothingComesBack: 'Nothing',
  nothing: 'nothing',
  firstFew: (names: readonly string[], more: number) => toListing(more > 0 ? [...names, `${more} more`] : names),
  othersGet: 'Others get',
  forPayee: (amount: Text, payee: Text) => `${amount}, for ${payee}`,
  // order-assets.ts
  allPieces: 'all',
  someOfItem: (pieces: Text, id: Text, collection: Text) => `${pieces} of item ${id} of ${collection}`,
  anyItem: (collection: Text) => `any item of ${collection}`,
  anyItems: (pieces: Text, collection: Text) => `any ${pieces} items of ${collection}`,
  itemOfSet: (collection: Text) => `an item of a set of ${collection}`,
  itemsOfSet: (pieces: Text, collection: Text) => `${pieces} items of a set of ${collection}`,
  // send.ts
  sendWithoutTransaction: (amount: Text, recipient: RecipientName) =>
    sentence`Send ${marked(amount)} to ${toRecipient(recipient)}, without a transaction of your own?`,
  movesFundsWithoutTransaction: 'This moves funds without a transaction',
  canSendOut: (amount: Text, account: AccountName, end: Ending) =>
    `Whoever has this signature can send ${amount} from ${toAccount(account)}, ${toEnding(end)}.`,
  allowAmount: (amount: Text) => `Allow ${amount}`,
  moveBetweenOwn: (amount: Text, service: Text) =>
    sentence`Move ${marked(amount)} between your own balances at ${service}?`,
  move: 'Move',
  serviceSendText: (service: Text) => `${service} carries it out as soon as it has this signature.`,
  validator: 'Validator',
  sendAt: (amount: Text, service: Text, to: RecipientName) =>
    sentence`Send ${marked(amount)} at ${service} to ${toRecipient(to)}?`,
  sendAmount: (amount: Text) => `Send ${amount}`,
  withdrawFrom: (amount: Text, service: Text, to: RecipientName) =>
    sentence`Withdraw ${marked(amount)} from ${service} to ${toRecipient(to)}?`,
  withdrawAmount: (amount: Text) => `Withdraw ${amount}`,
  stakeAt: (amount: Text, service: Text, validator: RecipientName) =>
    sentence`Stake ${marked(amount)} at ${service} with the validator ${toRecipient(validator)}?`,
  stakeAmount: (amount: Text) => `Stake ${amount}`,
  takeBack: (amount: Text, service: Text, validator: RecipientName) =>
    sentence`Unstake ${marked(amount)} at ${service} from the validator ${toRecipient(validator)}?`,
  takeBackAmount: (amount: Text) => `Unstake ${amount}`,
});

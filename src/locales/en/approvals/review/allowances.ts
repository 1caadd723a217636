/** Allowances, permits and standing rights: what they let somebody do, and warnings. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toListing } from '../../grammar.ts';
import { type AccountName, type Ending, toAccount, toAccountFirst, toEnding } from './parts.ts';

export const reviewAllowances = room('approvals/review/allowances', {
  // allowance.ts
  usedAtOnce: 'It can be used immediately',
  usedAtOnceText: 'The spender is called in the same transaction and can use the permission right away.',
  allOfItem: (item: Text) => `all of ${item}`,
  upToOfItem: (amount: Text, item: Text) => `up to ${amount} of ${item}`,
  stopTaking: (who: Text, item: Text) => sentence`Stop ${who} from taking ${marked(item)}?`,
  letNobodyElseTake: (item: Text) => sentence`Stop anyone else from taking ${marked(item)}?`,
  takeItem: (who: Text, item: Text) => sentence`Let ${who} take ${marked(item)}?`,
  itemAllowance: 'It can be taken later',
  itemAllowanceText: 'Whoever may take it can do so without asking again, until you revoke it.',
  spendLess: (who: Text, amount: Text) => sentence`Let ${who} spend ${marked(amount)} less?`,
  lower: 'Lower',
  stopMoving: (grantee: Text, name: Text) => sentence`Stop ${grantee} from moving ${marked(`your items of ${name}`)}?`,
  moveAll: (grantee: Text, name: Text) =>
    sentence`Let ${grantee} move ${marked(`all your items of ${name}`)}, now and later?`,
  allItems: 'Every item of this collection',
  whoMayTake: 'Who may take',
  // spending.ts
  asANumber: 'As a number',
  spendAll: (who: Text, symbol: Text) => sentence`Let ${who} spend ${marked(`all your ${symbol}`)}, now and later?`,
  stopSpending: (who: Text, symbol: Text) => sentence`Stop ${who} from spending your ${marked(symbol)}?`,
  spendMore: (who: Text, amount: Text) => sentence`Let ${who} spend ${marked(amount)} more?`,
  allowMore: (amount: Text) => `Allow ${amount} more`,
  spendUpTo: (who: Text, amount: Text) => sentence`Let ${who} spend up to ${marked(amount)}?`,
  allowAmount: (amount: Text) => `Allow ${amount}`,
  farMoreThanHeld: 'Far more than you have',
  unlimitedBySignature: (symbol: Text, account: AccountName, end: Ending) =>
    `With this signature alone, all the ${symbol} that ${toAccount(account)} ever holds can be taken, ${toEnding(end)}.`,
  unlimitedUntilStopped: (symbol: Text, account: AccountName) =>
    `All the ${symbol} that ${toAccount(account)} ever holds can be taken, until you revoke it.`,
  unlimitedUntil: (symbol: Text, account: AccountName, end: Ending) =>
    `All the ${symbol} that ${toAccount(account)} ever holds can be taken, ${toEnding(end)}.`,
  permitText: (amount: Text, account: AccountName, end: Ending) =>
    `Once signed, up to ${amount} in ${toAccount(account)} can be taken, ${toEnding(end)}.`,
  moreThanHeld: 'More than you have',
  moreThanHeldText: (amount: Text, symbol: Text) =>
    `You have ${amount} ${symbol}. What you receive later can be taken too, up to this spending limit.`,
  ranOut: 'This has already expired',
  ranOutText: 'This signature would have no effect.',
  loweredPermit: 'The site may not be able to use this',
  loweredPermitText: (amount: Text) =>
    `It asked for ${amount}. Many sites only accept a permit for exactly that amount. If it fails, nothing is lost: start again there.`,
  // permit.ts
  spendSeveral: (grantee: Text, amounts: readonly string[]) =>
    sentence`Let ${grantee} spend ${marked(toListing(amounts))}?`,
  severalUnlimited: (account: AccountName) =>
    `With this signature alone, all of these tokens that ${toAccount(account)} ever holds can be taken.`,
  severalPermitted: (amounts: readonly string[], account: AccountName) =>
    `Once signed, ${toListing(amounts)} in ${toAccount(account)} can be taken.`,
  allowThese: 'Allow these',
  partOfAnOrder: 'Part of an order',
  itPromises: 'The order promises',
  offerFor: (given: readonly string[], back: readonly string[], protocol: Text) =>
    sentence`Offer ${marked(toListing(given))} for ${marked(toListing(back))} through ${protocol}?`,
  offerForNothing: (given: readonly string[], protocol: Text) =>
    sentence`Offer ${marked(toListing(given))} for ${marked('nothing')} through ${protocol}?`,
  unreadOrder: 'Check what you get for it',
  unreadOrderText: (name: Text) =>
    `What comes back is up to a kind of order that Dramatis doesn’t know, and ${name} has to honour it.`,
  unenforcedOrder: 'What you get for it is only a promise',
  unenforcedOrderText: (grantee: Text, given: Text) =>
    `As far as Dramatis knows, nothing makes ${grantee} honour the order. It can take ${given} and give nothing.`,
  unenforcedOrderTick: (given: Text) => `I trust it with ${given}`,
  // granted-rights.ts
  moreRights: (count: Text) => `There are ${count} more.`,
  uncountedRights: 'It lists more permissions than Dramatis checks.',
  givenRight: 'This also grants a permission',
  givenRights: 'This also grants permissions',
  givenRightTick: 'I want to grant this permission',
  givenRightsTick: 'I want to grant these permissions',
  canSpend: (who: Text, amount: Text) => `${who} can spend ${amount}.`,
  canBorrow: (who: Text, amount: Text) => `${who} can borrow ${amount} at your cost.`,
  canTakeItem: (who: Text, id: Text, collection: Text) => `${who} can take item ${id} of ${collection}.`,
  canMoveAll: (who: Text, collection: Text) => `${who} can move everything you have at ${collection}.`,
  becomesOwner: (who: Text, asset: Text) => `${who} becomes the owner of ${asset}.`,
  votes: (who: Text, symbol: Text) => `${who} votes with your ${symbol}.`,
  // right-call.ts
  role: 'Role',
  grantsPermission: 'This grants a permission',
  ownText: 'The owner controls it and everything it holds. You can’t undo this.',
  actAsText: (name: Text) => `They can move everything that ${name} holds, until the permission is revoked.`,
  letThemAct: 'Let them act',
  replacesCode: 'This replaces the code of the contract',
  decideText: (name: Text) => `The code at that address can do anything with everything that ${name} holds.`,
  replaceCode: 'Replace the code',
  administerText: 'An administrator can grant and revoke every other permission there.',
  roleText: 'The contract decides what the role can do. Some roles create tokens, or take what the contract holds.',
  giveRole: 'Give the role',
  // right-grant.ts
  signatureValid: 'Signature valid',
  // right-words.ts
  handsOverTick: 'I know who gets this permission',
  grantsWithoutTransaction: 'This grants a permission without a transaction',
  takeItemText: (item: Text, account: AccountName) =>
    `Once signed, ${item} can be taken from ${toAccount(account)} at any time, with everything in it.`,
  borrowUnlimited: (symbol: Text) => `without limit, as ${symbol}`,
  borrowUpTo: (amount: Text) => `up to ${amount}`,
  borrowText: (account: AccountName) =>
    `They get what is borrowed. ${toAccountFirst(account)} owes it, and what it has deposited there can be taken as payment.`,
  allowBorrowing: 'Allow borrowing',
  manageText: (account: AccountName) =>
    `They can withdraw everything that ${toAccount(account)} has there, and borrow in its name, until you revoke it.`,
  upToEvery: (amount: Text, period: Text) => `up to ${amount} every ${period}`,
  spendAgainText: 'This much can be taken again in every period, without asking you.',
  allowSpending: 'Allow spending',
  tradeText: (account: AccountName, service: Text) =>
    `Whoever has this key can open and close positions for ${toAccount(account)} at ${service}, and lose everything it has there. They can’t withdraw.`,
  allowTrading: 'Allow trading',
  controlText: (account: AccountName, service: Text) =>
    `They can move everything that ${toAccount(account)} has at ${service}, and ${toAccount(account)} can no longer do anything there alone.`,
  voteText: (account: AccountName) =>
    `They can vote and make proposals as ${toAccount(account)} there, until you revoke it.`,
  allowVoting: 'Allow voting',
  feeText: 'It applies to trades that you place through them.',
  allowFee: 'Allow the fee',
  postText: (key: Text, service: Text) =>
    `Whoever has the key ${key} can post and act as you at ${service}, until you remove the key.`,
  allowPosting: 'Allow posting',
  loseNameText: 'You can lose the name and everything that belongs to it.',
});

/** Allowances, permits and standing rights: what they let somebody do, and warnings. */
import { room, type Text } from '../../../room.ts';
import { marked, sentence } from '../../../sentence.ts';
import { toListing } from '../../grammar.ts';

export const reviewAllowances = room('approvals/review/allowances', {
  // allowance.ts
  usedAtOnce: 'It can be used immediately',
  usedAtOnceText: 'The spender is called in the same transaction and can use the permission at once.',
  allOfItem: (item: Text) => `all of ${item}`,
  upToOfItem: (amount: Text, item: Text) => `up to ${amount} of ${item}`,
  stopTaking: (who: Text, item: Text) => sentence`Stop ${who} from taking ${marked(item)}?`,
  letNobodyElseTake: (item: Text) => sentence`Let nobody else take ${marked(item)} any more?`,
  takeItem: (who: Text, item: Text) => sentence`Let ${who} take ${marked(item)}?`,
  itemAllowance: 'It can be taken later',
  itemAllowanceText: 'Whoever may take it can do so without asking again, until you stop it.',
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
  unlimitedBySignature: (symbol: Text, account: Text, end: Text) =>
    `With this signature alone, all ${symbol} that ${account} ever holds can be taken, ${end}.`,
  unlimitedUntilStopped: (symbol: Text, account: Text) =>
    `All ${symbol} that ${account} ever holds can be taken, until you stop it.`,
  unlimitedUntil: (symbol: Text, account: Text, end: Text) =>
    `All ${symbol} that ${account} ever holds can be taken, ${end}.`,
  sameBlockAlone: 'in the same block alone',
  permitText: (amount: Text, account: Text, end: Text) =>
    `Once signed, up to ${amount} in ${account} can be taken, ${end}.`,
  moreThanHeld: 'More than you have',
  moreThanHeldText: (amount: Text, symbol: Text) =>
    `You have ${amount} ${symbol}. What comes later can be taken too, up to this limit.`,
  ranOut: 'This has already expired',
  ranOutText: 'The signature would be useless.',
  loweredPermit: 'The site may not be able to use this',
  loweredPermitText: (amount: Text) =>
    `It asked for ${amount}. Many sites only work with a permit for just that amount. If it fails, nothing is lost: ask again there.`,
  // permit.ts
  spendSeveral: (grantee: Text, amounts: readonly string[]) =>
    sentence`Let ${grantee} spend ${marked(toListing(amounts))}?`,
  severalUnlimited: (account: Text) =>
    `With this signature alone, all of these tokens that ${account} ever holds can be taken.`,
  severalPermitted: (amounts: readonly string[], account: Text) =>
    `Once signed, ${toListing(amounts)} in ${account} can be taken.`,
  allowThese: 'Allow these',
  partOfAnOrder: 'Part of an order',
  itPromises: 'It promises',
  offerFor: (given: readonly string[], back: readonly string[], protocol: Text) =>
    sentence`Offer ${marked(toListing(given))} for ${marked(toListing(back))} through ${protocol}?`,
  offerForNothing: (given: readonly string[], protocol: Text) =>
    sentence`Offer ${marked(toListing(given))} for ${marked('nothing')} through ${protocol}?`,
  unreadOrder: 'Check what you get for it',
  unreadOrderText: (name: Text) =>
    `An order of a kind that Dramatis does not know decides what comes back. It is up to ${name} to keep to it.`,
  unenforcedOrder: 'What you get for it is only a promise',
  unenforcedOrderText: (grantee: Text, given: Text) =>
    `Nothing known to Dramatis makes ${grantee} keep to the order. It can take ${given} and give nothing.`,
  unenforcedOrderTick: (given: Text) => `I trust it with ${given}`,
  // granted-rights.ts
  moreRights: (count: Text) => `There are ${count} more.`,
  uncountedRights: 'It speaks of more rights than Dramatis looks at.',
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
  ownText: 'Whoever owns it decides over it and over all that it holds. You cannot take it back.',
  actAsText: (name: Text) => `They can move all that ${name} holds, until it takes the right back.`,
  letThemAct: 'Let them act',
  replacesCode: 'This replaces the code of the contract',
  decideText: (name: Text) => `The code at that address can do anything with all that ${name} holds.`,
  replaceCode: 'Replace the code',
  administerText: 'An administrator gives and takes every other right there.',
  roleText: 'The contract decides what the role may do. Some make tokens, or take what it holds.',
  giveRole: 'Give the role',
  // right-grant.ts
  aKey: 'a key',
  severalOthers: 'several others',
  whoeverHasIt: 'whoever has this signature',
  signatureValid: 'Signature valid',
  // right-words.ts
  handsOverTick: 'I know who gets this permission',
  grantsWithoutTransaction: 'This grants a permission without a transaction',
  takeItemText: (item: Text, account: Text) =>
    `Once signed, ${item} can be taken out of ${account} at any time, with all that is in it.`,
  borrowUnlimited: (symbol: Text) => `without limit, as ${symbol}`,
  borrowUpTo: (amount: Text) => `up to ${amount}`,
  borrowText: (account: Text) =>
    `What is borrowed goes to them. ${account} owes it, and what it has deposited there can be taken for it.`,
  allowBorrowing: 'Allow borrowing',
  manageText: (account: Text) =>
    `They can withdraw all that ${account} has there, and borrow in its name, until you stop it.`,
  upToEvery: (amount: Text, period: Text) => `up to ${amount} every ${period}`,
  spendAgainText: 'So much can be taken again in every period, without asking you.',
  allowSpending: 'Allow spending',
  tradeText: (account: Text, service: Text) =>
    `Whoever has this key can open and close positions for ${account} at ${service} and lose all it has there. It cannot withdraw.`,
  allowTrading: 'Allow trading',
  controlText: (account: Text, service: Text) =>
    `They can move all that ${account} has at ${service}, and ${account} alone can do nothing there any more.`,
  voteText: (account: Text) => `They can vote and propose as ${account} there, until you take it back.`,
  allowVoting: 'Allow voting',
  feeText: 'It holds for trades that you place through them.',
  allowFee: 'Allow the fee',
  postText: (key: Text, service: Text) =>
    `Whoever has the key ${key} can post and act as you at ${service}, until you remove it.`,
  allowPosting: 'Allow posting',
  loseNameText: 'You can lose the name with all that belongs to it.',
});

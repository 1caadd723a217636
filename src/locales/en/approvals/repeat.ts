/** Why a site is not let repeat a transaction without a prompt. */
import { room, type Text } from '../../room.ts';

export const repeat = room('approvals/repeat', {
  // budget.ts
  amountUsedUp: (coins: Text) => `It sends more than what is left of the amount that you set: ${coins}.`,
  feeUsedUp: (fee: Text) => `Its network fee can be more than what is left of the fees that you set: ${fee}.`,
  tokenNotAllowed: (name: Text) => `${name} would leave the account, and you did not allow that.`,
  tokenUsedUp: (name: Text) => `More ${name} would leave the account than what is left of the amount that you set.`,
  // offer.ts
  walletAsks: 'The wallet itself asks for it.',
  frameAsks: 'A frame inside another site asks for it.',
  otherNetwork: 'The site is not on this network now.',
  makesContract: 'It makes a new contract.',
  callsAccount: 'It calls the account itself or changes what the account runs.',
  nonceChosen: 'The site chose its place among your transactions.',
  onlyPays: 'It only pays.',
  actsElsewhere: 'It can act for your account on another network.',
  alwaysAsked: 'Transfers, rights and several calls in one always need your answer.',
  notTriedOut: 'It could not be tried out.',
  noticeable: 'A contract can notice how this network tries it out.',
  accountDoesNotSign: 'This account does not sign it.',
  noContract: 'There is no contract at this address, or nobody knows.',
  callsToken: 'It calls a token.',
  runsContractCode: 'The account runs the code of a contract.',
  notResponding: (network: Text) => `${network} is not responding.`,
  dataFeeUnknown: (network: Text) => `The fee for data on ${network} is unknown.`,
  uncountable: 'Something leaves the account that cannot be counted.',
  unclear: 'What leaves the account is not clear.',
  moreCoinsLeave: 'More coins leave the account than it sends.',
  // repeats.ts
  tooLateToUndo: 'This can’t be undone any more. The site asks you again.',
  // unprompted.ts
  notCovered: 'What you let this site repeat does not cover this',
});

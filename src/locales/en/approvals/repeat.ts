/** Why a site is not let repeat a transaction without a prompt. */
import { room, type Text } from '../../room.ts';

export const repeat = room('approvals/repeat', {
  // budget.ts
  amountUsedUp: (coins: Text) => `It sends more than is left of the amount that you set: ${coins}.`,
  feeUsedUp: (fee: Text) => `Its network fee can be more than is left of the fees that you set: ${fee}.`,
  tokenNotAllowed: (name: Text) => `${name} would leave the account, and you didn’t allow that.`,
  tokenUsedUp: (name: Text) => `More ${name} would leave the account than is left of the amount that you set.`,
  // offer.ts
  walletAsks: 'The wallet itself asks for it.',
  frameAsks: 'A frame inside another site asks for it.',
  otherNetwork: 'The site isn’t on this network right now.',
  makesContract: 'It creates a new contract.',
  callsAccount: 'It calls the account itself or changes what the account runs.',
  nonceChosen: 'The site chose the nonce.',
  onlyPays: 'It is only a payment.',
  actsElsewhere: 'It can act for your account on another network.',
  alwaysAsked: 'Transfers, permissions and several calls in one always need your answer.',
  notTriedOut: 'It couldn’t be simulated.',
  noticeable: 'A contract can notice that this network only simulates it.',
  accountDoesNotSign: 'This account doesn’t sign it.',
  noContract: 'It isn’t known whether there is a contract at this address.',
  callsToken: 'It calls a token.',
  runsContractCode: 'The account runs the code of a contract.',
  notResponding: (network: Text) => `${network} isn’t responding.`,
  dataFeeUnknown: (network: Text) => `The fee for data on ${network} is unknown.`,
  uncountable: 'Something that can’t be counted leaves the account.',
  unclear: 'It isn’t clear what leaves the account.',
  moreCoinsLeave: 'More coins leave the account than it sends.',
  // repeats.ts
  tooLateToUndo: 'This can’t be undone any more. The site will ask you again.',
  // unprompted.ts
  notCovered: 'This goes beyond what you let this site repeat',
});

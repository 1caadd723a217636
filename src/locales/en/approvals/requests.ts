/** Requests that a person decides on: what became of them, and edits that are not possible. */
import { room, type Text } from '../../room.ts';

export const requests = room('approvals/requests', {
  // approvals.ts
  notThere: 'This request is not there any more.',
  needsYou: 'The wallet could not do it without you.',
  alreadyAnswered: 'This request was answered already.',
  meaningChanged: 'What this would do has changed since you opened it. Read it again.',
  justChanged: 'This request has just changed. Read it again.',
  alreadyApproved: 'This request was approved already.',
  onlyConnectionsMove: 'Only a new connection can go on as another character.',
  // decide.ts
  cannotBeApproved: 'This request cannot be approved.',
  tickFirst: (tick: Text) => `Tick first: ${tick}.`,
  noNetworkToChoose: 'Only a new connection has a network to choose.',
  noFeeNorLimit: 'A connection has neither fee nor limit.',
  noLimit: 'This request has no limit to change.',
  keyNotShown: 'This key is not among those shown.',
  asksEachTime: 'The site has to ask each time for this.',
  cannotRepeat: 'The site cannot be let repeat this. It has to ask each time.',
  speedNotOffered: 'This speed is not on offer now.',
  loginKeyOrAccounts: 'A site gets its login key or accounts, not both: they would be linked.',
  accountNotShown: 'This account is not among those shown.',
  chooseAccount: 'Choose at least one account.',
  chooseSigningAccount: 'Choose an account that can sign in: these can only be looked at.',
  // edits.ts
  noFee: 'This request has no fee to change.',
  allOrNone: 'This site wants all calls or none.',
  payerNeedsAll: 'This site wants its service to pay, which needs all calls at once.',
  paidByOther: 'Somebody else pays this fee.',
  limitIsWhole: 'The limit is a whole number of base units.',
  feeIsWhole: 'The fee is a whole number of base units.',
  gasLimitIsWhole: 'The gas limit is a whole number of base units.',
  onlyLower: 'The limit can only be lowered.',
  oneGasPrice: 'This network takes one gas price.',
  feeAndTip: 'This network takes a highest fee and a tip.',
  tipTooHigh: 'The tip cannot be higher than the highest fee.',
  nonceIsWhole: 'The nonce is a whole number, 0 or more.',
  feeTooLarge: 'This fee is too large.',
  gasLimitTooSmall: 'The gas limit is at least 21000.',
  gasLimitTooLarge: 'This gas limit is too large.',
  // limit.ts
  limitTooLarge: 'This limit is too large.',
});

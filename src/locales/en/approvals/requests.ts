/** Requests that a person decides on: what became of them, and edits that are not possible. */
import { room, type Text } from '../../room.ts';

export const requests = room('approvals/requests', {
  // approvals.ts
  notThere: 'This request no longer exists.',
  needsYou: 'The wallet couldn’t do this without you.',
  alreadyAnswered: 'This request has already been answered.',
  meaningChanged: 'What this would do has changed since you opened it. Read it again.',
  justChanged: 'This request has just changed. Read it again.',
  alreadyApproved: 'This request has already been approved.',
  onlyConnectionsMove: 'Only a new connection can continue as another character.',
  // decide.ts
  cannotBeApproved: 'This request can’t be approved.',
  tickFirst: (tick: Text) => `Tick “${tick}” first.`,
  noNetworkToChoose: 'You can only choose a network for a new connection.',
  noFeeNorLimit: 'A connection has neither a fee nor a limit.',
  noLimit: 'This request has no limit to change.',
  keyNotShown: 'This key isn’t one of those shown.',
  asksEachTime: 'The site has to ask each time for this.',
  cannotRepeat: 'The site can’t repeat this. It has to ask each time.',
  speedNotOffered: 'This speed isn’t available right now.',
  loginKeyOrAccounts: 'A site gets its login key or accounts, not both: that would link them.',
  accountNotShown: 'This account isn’t one of those shown.',
  chooseAccount: 'Choose at least one account.',
  chooseSigningAccount: 'Choose an account that can sign in. You only watch these.',
  // edits.ts
  noFee: 'This request has no fee to change.',
  allOrNone: 'This site wants all calls or none.',
  payerNeedsAll: 'This site wants its service to pay, which only works for all calls together.',
  paidByOther: 'Somebody else pays this fee.',
  limitIsWhole: 'The spending limit must be a whole number of base units.',
  feeIsWhole: 'The network fee must be a whole number of base units.',
  gasLimitIsWhole: 'The gas limit must be a whole number.',
  onlyLower: 'You can only lower the spending limit.',
  oneGasPrice: 'This network uses a single gas price.',
  feeAndTip: 'This network uses a max fee and a priority fee.',
  tipTooHigh: 'The priority fee can’t be higher than the max fee.',
  nonceIsWhole: 'The nonce must be a whole number, 0 or more.',
  feeTooLarge: 'This fee is too large.',
  gasLimitTooSmall: 'The gas limit must be at least 21000.',
  gasLimitTooLarge: 'This gas limit is too large.',
  // limit.ts
  limitTooLarge: 'This spending limit is too large.',
});

/** The network fee and who pays it, what a simulation found, and the marks of a theft. */
import { room, type Text } from '../../../room.ts';
import { toListing } from '../../grammar.ts';
import { type AccountName, toAccount } from './parts.ts';

export const reviewFees = room('approvals/review/fees', {
  // fee.ts
  feeNotCompared: 'The network fee couldn’t be compared',
  feeNotComparedText: (network: Text) => `${network} doesn’t say what it charges right now.`,
  highFee: (times: Text) => `The network fee is ${times} times what is needed`,
  highFeeText: (amount: Text) => `Up to ${amount}. The fastest speed needs only a fraction of that.`,
  wantsFee: 'I want to pay this fee',
  feeAboveValue: 'The network fee can be more than what you send',
  feeAboveValueText: (amount: Text, fee: Text) => `You send ${amount} and pay up to ${fee} for it.`,
  lowFee: 'The network fee is low',
  lowFeeText: (network: Text) => `${network} charges more right now. This may take a long time.`,
  feeBeyondReason: 'No network charges a fee like this',
  feeBeyondReasonText: (amount: Text, network: Text) =>
    `Up to ${amount}. The node that you use for ${network} may be lying.`,
  feeShareMost: 'The network fee can take most of what you have',
  feeShareMuch: 'The network fee can take much of what you have',
  feeShareText: (fee: Text, held: Text) => `Up to ${fee} of ${held}.`,
  highGas: (times: Text) => `The gas limit is ${times} times what is needed`,
  highGasText: (needed: Text, limit: Text, fee: Text) =>
    `It needs about ${needed}. A contract can use up all ${limit}, for up to ${fee}.`,
  highGasTick: 'I want to allow this much gas',
  nonceUsed: (nonce: Text) => `Nonce ${nonce} has already been used`,
  nonceUsedText: 'The network will reject this transaction.',
  nonceGap: 'This will stay pending',
  nonceGapText: (nonce: Text, missing: readonly string[]) =>
    `It has nonce ${nonce}; ${toListing(missing)} must be sent first.`,
  nonceGapAndMoreText: (nonce: Text, missing: readonly string[]) =>
    `It has nonce ${nonce}; ${toListing([...missing, 'more'])} must be sent first.`,
  replacesPending: 'This replaces a pending transaction',
  replacesPendingText: (also: Text) => `It has nonce ${also} too. Only one of the two will go through.`,
  // fee-guess.ts
  feeGuess: 'The network fee is a guess',
  feeGuessText: (network: Text) =>
    `${network} gives no fee history that can be read. If the network fee is too low, the transaction stays pending.`,
  // sponsor.ts
  networkFee: 'Network fee',
  paidBy: (payer: Text) => `Paid by ${payer}`,
  namedBySite: 'Named by the site',
  paymaster: 'Paymaster',
  paymasterContract: 'Contract of the service',
  sponsorTakes: (taken: readonly string[]) => `Paying the fee takes ${toListing(taken)} from you`,
  sponsorTakesText: (payer: Text) =>
    `The service that pays the network fee, ${payer}, takes this from you. The calls themselves don’t.`,
  sponsorTakesTick: 'I want to pay this',
  sponsorRights: 'Paying the fee changes who may take your tokens',
  sponsorRightsText: (payer: Text) => `If ${payer} pays, more permissions are granted than by the calls alone.`,
  sponsorRightsTick: 'I want to grant these permissions',
  sponsorNotTried: 'It isn’t known what paying the network fee takes from you',
  sponsorNotTriedText: (payer: Text) =>
    `${payer} pays the network fee, and can take tokens that you have allowed it to take. No simulation shows what it takes.`,
  sponsorNotTriedTick: (payer: Text) => `I trust ${payer} with this`,
  // relayer-fee.ts
  whoeverExecutesIt: 'Whoever executes it',
  /** `null`: whoever executes it. */
  upToForPayee: (amount: Text, payee: Text | null) => `up to ${amount} to ${payee ?? 'whoever executes it'}`,
  actingPays: 'This costs more than the call itself',
  actingPaysText: (name: AccountName, payments: readonly string[]) =>
    `To have it executed, ${toAccount(name)} pays ${toListing(payments)}.`,
  actingPaysTick: 'I know what is paid in addition',
  paysOnTop: 'Also pays',
  upTo: (amount: Text) => `up to ${amount}`,
  // simulation.ts
  unreadCall: 'Dramatis can’t read this call',
  unreadCallText: 'Check the changes below. They come from a simulation: they are expected, but not certain.',
  mayDifferText: (network: Text) =>
    `The changes below are only a hint. A contract can notice that ${network} only simulates the call, and a dishonest one behaves differently when it really runs.`,
  onlyAccepted: 'Dramatis can’t read this call or what it changes',
  onlyAcceptedText: (network: Text, account: AccountName) =>
    `${network} says only that it works. It may take anything that ${toAccount(account)} holds.`,
  willFail: 'This will probably fail',
  simulationFailed: (reason: Text) => `The simulation failed: ${reason}.`,
  feeSpentAnyway: 'You pay the network fee anyway.',
  effectUnknown: 'What it would do if it worked isn’t known.',
  willFailTick: 'I want to send a call that fails',
  notTried: 'Couldn’t be simulated',
  blindSigning: 'It isn’t known what this does',
  blindSigningText: 'Dramatis can’t read what it does, and it couldn’t be simulated.',
  blindSigningOff: (network: Text) =>
    `Dramatis can’t read what it does, and it couldn’t be simulated. Blind signing is off. Try again later, or set another node for ${network}. To sign it anyway, turn on “Allow blind signing” in Settings, Preferences.`,
  // theft.ts
  takesNearlyAll: (emptied: readonly string[]) => `It takes nearly all of your ${toListing(emptied)}`,
  takes: (assets: readonly string[]) => `It takes ${toListing(assets)}`,
  looksLikeTheft: 'This looks like theft',
  nearlyAllGoes: (emptied: readonly string[]) =>
    `All or nearly all of your ${toListing(emptied)} would go, and nothing comes back.`,
  goes: (assets: readonly string[]) => `${toListing(assets)} would go, and nothing comes back.`,
  goesToCalledBefore: (takers: readonly string[]) => `It goes to ${toListing(takers)}, which you have used before.`,
  goesToNeverUsed: (takers: readonly string[]) => `It goes to ${toListing(takers)}, which you have never used.`,
  theftTick: 'I know who gets this and what for',
  theftTickGiveAway: 'I know who gets this and want to give it away',
  newSite: (asker: Text) => `You connected ${asker} within the last day.`,
});

/** Why a call fails, and why it cannot be simulated. Reasons stand after a colon, without a full stop; the last five are sentences. */
import { room, type Text } from '../../room.ts';

const NO_REASON = 'the contract gave no reason';

export const chainFailures = room('chain/failures', {
  // Errors that many contracts have
  known: {
    balanceTooSmall: 'the balance of the token is too low',
    allowanceTooSmall: 'the allowance of the token is too low',
    tokenNotToAddress: 'the token can’t be sent to this address',
    tokenNotFromAddress: 'the token can’t be sent from this address',
    noAllowanceForAddress: 'this address can’t have an allowance',
    permitExpired: 'the permit has expired',
    permitOfAnother: 'the permit was signed by a different account',
    noSuchItem: 'the item doesn’t exist',
    itemOfAnother: 'the item belongs to another account',
    itemNotAllowed: 'nobody allowed this item to be taken',
    recipientHoldsNoItems: 'the recipient can’t hold items',
    tooFewOfItem: 'there aren’t enough of this item',
    itemsNotAllowed: 'nobody allowed these items to be taken',
    tokenRefused: 'the token refused the transfer',
    paused: 'the contract is paused',
    ownerOnly: 'only the owner of the contract can do this',
    accountMayNot: 'this account isn’t allowed to do this',
    calledAgain: 'the contract was called again before it had finished',
    permit2Expired: 'the allowance at Permit2 has expired',
    permit2TooSmall: 'the allowance at Permit2 is too low',
    signatureExpired: 'the signature has expired',
    signatureUsed: 'the signature has already been used',
    signatureOfAnother: 'the signature is from a different account',
    signatureNotValid: 'the signature isn’t valid',
    moreThanSigned: 'more was asked for than was signed',
    tooLittleBack: 'too little would come back',
    tooMuchPaid: 'too much would be paid',
    tooLate: 'it came too late',
    tooLittleLeft: 'not enough of the token was left',
    balanceNotThere: 'the balance that it needs isn’t there',
    tooFewCoins: 'not enough coins were left',
  },
  // Panics of Solidity
  panics: {
    '1': 'the contract stopped because a condition that must always hold didn’t',
    '17': 'the contract stopped because a number got too large or too small',
    '18': 'the contract stopped at a division by zero',
    '33': 'the contract stopped at a value that doesn’t exist',
    '34': 'the contract stopped at damaged stored data',
    '49': 'the contract stopped at an empty list',
    '50': 'the contract stopped at a position outside a list',
    '65': 'the contract stopped because it needed too much memory',
    '81': 'the contract stopped at a function that was never set',
  },
  panic: (code: Text) => `the contract stopped at panic ${code}`,
  at: {
    call: (position: Text, reason: string | null) => `call ${position}: ${reason ?? NO_REASON}`,
    step: (position: Text, reason: string | null) => `step ${position}: ${reason ?? NO_REASON}`,
  },
  unknownError: (selector: Text) => `the contract gave the error ${selector}`,
  noReason: NO_REASON,
  notCarriedOut: 'the entry point didn’t carry it out',
  // Simulations
  noSimulationForSponsor: (network: Text) => `${network} doesn’t simulate transactions that somebody else pays for.`,
  noSimulationOfSeveral: (network: Text) => `${network} doesn’t simulate several transactions in a row.`,
  noSimulation: (network: Text) => `${network} doesn’t simulate transactions.`,
  notResponding: (network: Text) => `${network} isn’t responding.`,
  onlyThatItWorks: (network: Text) => `${network} says that it works, but not what else it changes.`,
});

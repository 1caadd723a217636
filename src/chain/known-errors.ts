/**
 * Words for errors that many contracts have: tokens (ERC-6093, as OpenZeppelin has them), Permit2, Uniswap's routers, smart accounts.
 * By the selector of the error; numbers in it are left to the person who knows them.
 */
import { selectorOf } from '../ethereum/selector.ts';
import { chainFailures as t } from '../locales/en/chain/failures.ts';

const ERRORS: Record<string, keyof typeof t.known> = {
  // ERC-6093, and permits of OpenZeppelin
  'ERC20InsufficientBalance(address,uint256,uint256)': 'balanceTooSmall',
  'ERC20InsufficientAllowance(address,uint256,uint256)': 'allowanceTooSmall',
  'ERC20InvalidReceiver(address)': 'tokenNotToAddress',
  'ERC20InvalidSender(address)': 'tokenNotFromAddress',
  'ERC20InvalidSpender(address)': 'noAllowanceForAddress',
  'ERC2612ExpiredSignature(uint256)': 'permitExpired',
  'ERC2612InvalidSigner(address,address)': 'permitOfAnother',
  'ERC721NonexistentToken(uint256)': 'noSuchItem',
  'ERC721IncorrectOwner(address,uint256,address)': 'itemOfAnother',
  'ERC721InsufficientApproval(address,uint256)': 'itemNotAllowed',
  'ERC721InvalidReceiver(address)': 'recipientHoldsNoItems',
  'ERC1155InsufficientBalance(address,uint256,uint256,uint256)': 'tooFewOfItem',
  'ERC1155MissingApprovalForAll(address,address)': 'itemsNotAllowed',
  'ERC1155InvalidReceiver(address)': 'recipientHoldsNoItems',
  'SafeERC20FailedOperation(address)': 'tokenRefused',
  'EnforcedPause()': 'paused',
  'OwnableUnauthorizedAccount(address)': 'ownerOnly',
  'AccessControlUnauthorizedAccount(address,bytes32)': 'accountMayNot',
  'ReentrancyGuardReentrantCall()': 'calledAgain',
  // Permit2
  'AllowanceExpired(uint256)': 'permit2Expired',
  'InsufficientAllowance(uint256)': 'permit2TooSmall',
  'SignatureExpired(uint256)': 'signatureExpired',
  'InvalidNonce()': 'signatureUsed',
  'InvalidSigner()': 'signatureOfAnother',
  'InvalidSignature()': 'signatureNotValid',
  'InvalidContractSignature()': 'signatureNotValid',
  'InvalidAmount(uint256)': 'moreThanSigned',
  // Uniswap
  'V2TooLittleReceived()': 'tooLittleBack',
  'V2TooMuchRequested()': 'tooMuchPaid',
  'V3TooLittleReceived()': 'tooLittleBack',
  'V3TooMuchRequested()': 'tooMuchPaid',
  'V4TooLittleReceived(uint256,uint256)': 'tooLittleBack',
  'V4TooMuchRequested(uint256,uint256)': 'tooMuchPaid',
  'TransactionDeadlinePassed()': 'tooLate',
  'InsufficientToken()': 'tooLittleLeft',
  'BalanceTooLow()': 'balanceNotThere',
  'InsufficientETH()': 'tooFewCoins',
};

let bySelector: ReadonlyMap<string, keyof typeof t.known> | null = null;

/** What the error says; `null` if it is none of those known. @param selector four bytes in lower-case hex */
export function knownError(selector: string): string | null {
  bySelector ??= new Map(Object.entries(ERRORS).map(([error, key]) => [selectorOf(error), key]));
  const key = bySelector.get(selector);
  return key === undefined ? null : t.known[key];
}

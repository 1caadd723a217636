/**
 * Words for errors that many contracts have: tokens (ERC-6093, as OpenZeppelin has them), Permit2, Uniswap's routers, smart accounts.
 * By the selector of the error; numbers in it are left to the person who knows them.
 */
import { selectorOf } from '../ethereum/selector.ts';

const WORDS: Record<string, string> = {
  // ERC-6093, and permits of OpenZeppelin
  'ERC20InsufficientBalance(address,uint256,uint256)': 'the balance of the token is too small',
  'ERC20InsufficientAllowance(address,uint256,uint256)': 'the allowance of the token is too small',
  'ERC20InvalidReceiver(address)': 'the token cannot be sent to this address',
  'ERC20InvalidSender(address)': 'the token cannot be sent from this address',
  'ERC20InvalidSpender(address)': 'this address cannot have an allowance',
  'ERC2612ExpiredSignature(uint256)': 'the permit has expired',
  'ERC2612InvalidSigner(address,address)': 'the permit was signed by another account',
  'ERC721NonexistentToken(uint256)': 'the item does not exist',
  'ERC721IncorrectOwner(address,uint256,address)': 'the item belongs to another account',
  'ERC721InsufficientApproval(address,uint256)': 'the item was not allowed to be taken',
  'ERC721InvalidReceiver(address)': 'the recipient cannot hold items',
  'ERC1155InsufficientBalance(address,uint256,uint256,uint256)': 'there are too few of the item',
  'ERC1155MissingApprovalForAll(address,address)': 'the items were not allowed to be taken',
  'ERC1155InvalidReceiver(address)': 'the recipient cannot hold items',
  'SafeERC20FailedOperation(address)': 'the token refused',
  'EnforcedPause()': 'the contract is paused',
  'OwnableUnauthorizedAccount(address)': 'only the owner of the contract may do this',
  'AccessControlUnauthorizedAccount(address,bytes32)': 'this account may not do this',
  'ReentrancyGuardReentrantCall()': 'the contract was called again before it had ended',
  // Permit2
  'AllowanceExpired(uint256)': 'the allowance at Permit2 has expired',
  'InsufficientAllowance(uint256)': 'the allowance at Permit2 is too small',
  'SignatureExpired(uint256)': 'the signature has expired',
  'InvalidNonce()': 'the signature was used already',
  'InvalidSigner()': 'the signature is of another account',
  'InvalidSignature()': 'the signature is not valid',
  'InvalidContractSignature()': 'the signature is not valid',
  'InvalidAmount(uint256)': 'more was asked for than was signed',
  // Uniswap
  'V2TooLittleReceived()': 'too little would come back',
  'V2TooMuchRequested()': 'too much would be paid',
  'V3TooLittleReceived()': 'too little would come back',
  'V3TooMuchRequested()': 'too much would be paid',
  'V4TooLittleReceived(uint256,uint256)': 'too little would come back',
  'V4TooMuchRequested(uint256,uint256)': 'too much would be paid',
  'TransactionDeadlinePassed()': 'it came too late',
  'InsufficientToken()': 'too little of the token was left',
  'BalanceTooLow()': 'the balance that it asks for is not there',
  'InsufficientETH()': 'too few coins were left',
};

let bySelector: ReadonlyMap<string, string> | null = null;

/** What the error says; `null` if it is none of those known. @param selector four bytes in lower-case hex */
export function knownError(selector: string): string | null {
  bySelector ??= new Map(Object.entries(WORDS).map(([error, words]) => [selectorOf(error), words]));
  return bySelector.get(selector) ?? null;
}

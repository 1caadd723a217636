/** The known functions by signature. Lists only functions that mean the same in every contract. */
import { ACCOUNT_READERS } from './calldata-accounts.ts';
import type { CallReader } from './calldata-reader.ts';
import { RIGHT_READERS } from './calldata-rights.ts';
import { TOKEN_READERS } from './calldata-tokens.ts';

export const READERS: Record<string, CallReader> = { ...TOKEN_READERS, ...RIGHT_READERS, ...ACCOUNT_READERS };

/** Functions of which only the name is shown, because their arguments say little or depend on the contract. */
export const NAMED_FUNCTIONS: readonly string[] = [
  'execute(bytes,bytes[],uint256)',
  'execute(bytes,bytes[])',
  'swapExactTokensForTokens(uint256,uint256,address[],address,uint256)',
  'swapTokensForExactTokens(uint256,uint256,address[],address,uint256)',
  'swapExactETHForTokens(uint256,address[],address,uint256)',
  'swapExactTokensForETH(uint256,uint256,address[],address,uint256)',
  'exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))',
  'exactInput((bytes,address,uint256,uint256,uint256))',
  'mint()',
  'mint(uint256)',
  'mint(address,uint256)',
  'burn(uint256)',
  'claim()',
  'stake(uint256)',
  'unstake(uint256)',
  'redeem(uint256)',
  'deposit(uint256)',
  'deposit(uint256,address)',
  'withdraw(uint256,address,address)',
  'supply(address,uint256,address,uint16)',
  'borrow(address,uint256,uint256,uint16,address)',
  'repay(address,uint256,uint256,address)',
  'castVote(uint256,uint8)',
  'delegate(address)',
  'register(string,address,uint256,bytes32,address,bytes[],bool,uint16)',
  'acceptOwnership()',
  'renounceOwnership()',
];

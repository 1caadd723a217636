/** A real market on the local chain of a test: Uniswap's routers, Permit2, and a token that returns nothing, of which the account has 100. */
import type { Anvil } from '../../src/chain/testing/anvil.ts';
import {
  addLiquidity,
  call,
  deployExchange,
  deployReal,
  type Exchange,
} from '../../src/chain/testing/real-contracts.ts';
import { encodeCall } from '../../src/ethereum/abi.ts';
import { selectorOf } from '../../src/ethereum/selector.ts';
import type { Hex } from '../../src/lib/bytes.ts';
import { askNode } from './node.ts';

export interface Market extends Exchange {
  token: Hex;
}

export async function openMarket(url: string, account: string): Promise<Market> {
  const chain = { rpc: (method: string, ...params: unknown[]) => askNode(url, method, params) } as Pick<Anvil, 'rpc'>;
  const exchange = await deployExchange(chain);
  const token = await deployReal(chain, 'SilentToken');
  await addLiquidity(chain, exchange, token, 300_000_000_000n, 100n * 10n ** 18n);
  await call(chain, token, 'transfer(address,uint256)', [account.toLowerCase(), 100_000_000n]);
  return { ...exchange, token };
}

export const encode = (signature: string, ...values: unknown[]): Hex =>
  encodeCall(selectorOf(signature), signature.slice(signature.indexOf('(') + 1, -1), values as never);

/** Typed data of Permit2 that lets the Universal Router take 60 of the token. */
export const permitOf = ({ token, universalRouter, permit2 }: Market, end: number) => ({
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'chainId', type: 'uint256' },
      { name: 'verifyingContract', type: 'address' },
    ],
    PermitSingle: [
      { name: 'details', type: 'PermitDetails' },
      { name: 'spender', type: 'address' },
      { name: 'sigDeadline', type: 'uint256' },
    ],
    PermitDetails: [
      { name: 'token', type: 'address' },
      { name: 'amount', type: 'uint160' },
      { name: 'expiration', type: 'uint48' },
      { name: 'nonce', type: 'uint48' },
    ],
  },
  primaryType: 'PermitSingle',
  domain: { name: 'Permit2', chainId: 31337, verifyingContract: permit2 },
  message: {
    details: { token, amount: '60000000', expiration: `${end}`, nonce: '0' },
    spender: universalRouter,
    sigDeadline: `${end}`,
  },
});

/** `execute` of the Universal Router: uses the signature, swaps 9 of the token, and pays out the coins. */
export function swapOf({ token, weth, universalRouter }: Market, signature: Hex, end: number): Hex {
  const [router, sender]: Hex[] = [`0x${'0'.repeat(39)}2`, `0x${'0'.repeat(39)}1`];
  const permit = [[[token, 60_000_000n, BigInt(end), 0n], universalRouter, BigInt(end)], signature];
  const inputs = [
    encode('x(((address,uint160,uint48,uint48),address,uint256),bytes)', ...permit),
    encode('x(address,uint256,uint256,address[],bool)', router, 9_000_000n, 1n, [token, weth], true),
    encode('x(address,uint256)', sender, 1n),
  ].map((input) => `0x${input.slice(10)}`);
  return encode('execute(bytes,bytes[],uint256)', '0x0a080c', inputs, BigInt(end));
}

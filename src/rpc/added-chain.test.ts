/** What chain lists and client libraries send to wallet_addEthereumChain, and what is taken of it. */
import * as chains from 'viem/chains';
import { describe, expect, it } from 'vitest';
import { parseAddedChain } from './added-chain.ts';

const FIVE = { chainId: '0x5', rpcUrls: ['https://rpc.five.example'] };
const read = (change: object) => parseAddedChain([{ ...FIVE, ...change }]).read();

describe('wallet_addEthereumChain', () => {
  it('takes what EIP-3085 allows to be left out', () => {
    expect(read({})).toEqual({
      chainId: 5,
      name: 'Network 5',
      symbol: 'COIN',
      decimals: 18,
      rpcUrls: ['https://rpc.five.example/'],
      explorerUrl: null,
    });
    expect(read({ nativeCurrency: null, chainName: null, blockExplorerUrls: null })).toMatchObject({ symbol: 'COIN' });
    expect(read({ nativeCurrency: { symbol: 'FIV' } })).toMatchObject({ symbol: 'FIV', decimals: 18 });
  });

  it('takes the usable addresses of long lists', () => {
    const many = Array.from({ length: 40 }, (_, n) => `https://rpc${n}.five.example`);
    const odd = ['', null, 5, 'wss://five.example', 'http://five.example', 'https://five.example/$' + '{API_KEY}'];
    const { rpcUrls } = read({ rpcUrls: [...odd, ...many] });
    expect(rpcUrls).toEqual(many.slice(0, 10).map((url) => `${url}/`));
  });

  it.each([[['']], [[null]], [['not an address']], ['https://five.example'], [[]]])(
    'goes without an explorer where there is none: %j',
    (blockExplorerUrls) => {
      expect(read({ blockExplorerUrls }).explorerUrl).toBeNull();
    },
  );

  it('takes the first explorer that is one', () => {
    expect(read({ blockExplorerUrls: ['', 'https://scan.five.example/'] }).explorerUrl).toBe(
      'https://scan.five.example',
    );
  });

  it('looks at nothing but the number until the rest is needed', () => {
    expect(parseAddedChain([{ chainId: '0x5', rpcUrls: [] }, '0xaccount']).chainId).toBe(5);
  });

  it('refuses only what would mislead, of all the networks that viem knows', () => {
    const refused = Object.values(chains as Record<string, unknown>)
      .filter((chain): chain is chains.Chain => typeof chain === 'object' && chain !== null && 'rpcUrls' in chain)
      .flatMap(({ id, name, nativeCurrency, rpcUrls, blockExplorers }) => {
        const asked = {
          chainId: `0x${id.toString(16)}`,
          chainName: name,
          nativeCurrency,
          rpcUrls: rpcUrls.default.http,
          blockExplorerUrls: Object.values(blockExplorers ?? {}).map(({ url }) => url),
        };
        try {
          parseAddedChain([asked]).read();
          return [];
        } catch (error) {
          return [`${name}: ${(error as Error).message}`];
        }
      });
    // Amounts would be wrong by powers of ten; a node that is reached in the clear can be anyone.
    for (const why of refused) expect(why).toMatch(/decimals must be 18|needs an https address/);
    expect(refused.length).toBeLessThan(20);
  });
});

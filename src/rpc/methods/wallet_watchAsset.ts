/** wallet_watchAsset (EIP-747): proposes an ERC-20 token for the character's assets. The site is answered before the person decides. */
import type { WatchedToken } from '../../approvals/record.ts';
import { parseAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { invalidParams } from '../fault.ts';
import { grantOf, type Method } from '../method.ts';
import { firstObject } from '../params.ts';

interface Asked {
  address: Hex;
  symbol: string | null;
  decimals: number | null;
}

export const walletWatchAsset: Method = {
  needs: 'character',
  byName: true,
  answersAtOnce: true,
  read(params) {
    const asked = parseAsset(params);
    return async (context) => {
      const { characterId, chainId } = grantOf(context);
      const token = await context.deps.chain.token(characterId, chainId, asked.address);
      if (token === null) throw invalidParams('There is no ERC-20 token at this address on the network of the site.');
      ensureSame(asked, token);
      return {
        kind: 'ask',
        question: {
          prompt: 'asset',
          characterId,
          account: null,
          chainId,
          payload: async () => ({ kind: 'watch-asset', token }),
        },
      };
    };
  },
};

/** `image` is ignored: the wallet loads no pictures of strangers. @throws ProviderRpcError -32602 */
function parseAsset(params: readonly unknown[]): Asked {
  // MetaMask's specification has the two fields as two parameters.
  const { type, options } =
    typeof params[0] === 'string' ? { type: params[0], options: params[1] } : firstObject(params);
  if (type === 'ERC721' || type === 'ERC1155')
    throw invalidParams('Only tokens of the type ERC20 can be added: this wallet does not list collectibles.');
  if (type !== 'ERC20') throw invalidParams('The field type must be ERC20.');
  const { address, symbol, decimals } = firstObject([options]);
  if (typeof address !== 'string') throw invalidParams('The field options.address must be the address of the token.');
  const places = typeof decimals === 'string' && /^\d{1,2}$/.test(decimals) ? Number(decimals) : decimals;
  if (isGiven(symbol) && (typeof symbol !== 'string' || symbol.trim() === '' || symbol.length > 11))
    throw invalidParams('The field options.symbol must be a text of 1 to 11 characters.');
  if (isGiven(places) && !(Number.isInteger(places) && Number(places) >= 0 && Number(places) <= 36))
    throw invalidParams('The field options.decimals must be a whole number from 0 to 36.');
  return {
    address: parseAddress(address, 'options.address'),
    symbol: isGiven(symbol) ? String(symbol).trim() : null,
    decimals: isGiven(places) ? Number(places) : null,
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** What the site says must be what the contract says. @throws ProviderRpcError -32602 */
function ensureSame(asked: Asked, { symbol, decimals }: WatchedToken): void {
  if (asked.decimals !== null && asked.decimals !== decimals)
    throw invalidParams(`The token has ${decimals} decimals, not ${asked.decimals}.`);
  // The wallet marks and shortens symbols; what is left of it is compared.
  const plain = symbol
    .replace(/ \(another token\)$/, '')
    .replace(/^“(.*)”$/, '$1')
    .toLowerCase();
  const given = asked.symbol?.toLowerCase();
  const same = given === undefined || (plain.endsWith('…') ? plain.startsWith(given) : given === plain);
  if (!same) throw invalidParams(`The token is called ${symbol}, not ${asked.symbol}.`);
}

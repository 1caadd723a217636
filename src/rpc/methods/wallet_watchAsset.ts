/** wallet_watchAsset (EIP-747): proposes an ERC-20 token or an item of a collection for the character's assets. The site is answered before the person decides. */
import type { WatchedToken } from '../../approvals/record.ts';
import { parseAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { ItemRef, ItemStandard } from '../../messaging/item-view.ts';
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
    const { type, options } = parseType(params);
    if (type !== 'ERC20') return askForItem(parseItem(type, options));
    const asked = parseToken(options);
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

/** Of an item that an account of the site holds: of the others the site learns nothing. */
const askForItem =
  (item: ItemRef): ReturnType<Method['read']> =>
  async (context) => {
    const { characterId, chainId, accounts } = grantOf(context);
    const found = await context.deps.chain.item(characterId, chainId, accounts, item);
    if (found === null) throw invalidParams('No account of the site holds this item on the network of the site.');
    const payload = async () => ({ kind: 'watch-item', item: found }) as const;
    return { kind: 'ask', question: { prompt: 'asset', characterId, account: null, chainId, payload } };
  };

type Options = Readonly<Record<string, unknown>>;

/** @throws ProviderRpcError -32602 */
function parseType(params: readonly unknown[]): { type: 'ERC20' | ItemStandard; options: Options } {
  // MetaMask's specification has the two fields as two parameters.
  const { type, options } =
    typeof params[0] === 'string' ? { type: params[0], options: params[1] } : firstObject(params);
  if (type !== 'ERC20' && type !== 'ERC721' && type !== 'ERC1155')
    throw invalidParams('The field type must be ERC20, ERC721 or ERC1155.');
  return { type, options: firstObject([options]) };
}

/** @throws ProviderRpcError -32602 */
function parseItem(standard: ItemStandard, { address, tokenId }: Options): ItemRef {
  if (typeof address !== 'string')
    throw invalidParams('The field options.address must be the address of the collection.');
  const id = typeof tokenId === 'number' && Number.isSafeInteger(tokenId) ? String(tokenId) : tokenId;
  if (typeof id !== 'string' || !/^\d{1,78}$/.test(id) || BigInt(id) > LAST_ID)
    throw invalidParams('The field options.tokenId must be the number of the item, as a decimal text.');
  return { contract: parseAddress(address, 'options.address'), id: BigInt(id).toString(), standard };
}

const LAST_ID = 2n ** 256n - 1n;

/** `image` is ignored: the wallet loads no pictures of strangers. @throws ProviderRpcError -32602 */
function parseToken({ address, symbol, decimals }: Options): Asked {
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
function ensureSame(asked: Asked, { symbol, bare = symbol, decimals }: WatchedToken): void {
  if (asked.decimals !== null && asked.decimals !== decimals)
    throw invalidParams(`The token has ${decimals} decimals, not ${asked.decimals}.`);
  // The wallet quotes and shortens symbols; what is left of it is compared.
  const plain = bare.replace(/^“(.*)”$/, '$1').toLowerCase();
  const given = asked.symbol?.toLowerCase();
  const same = given === undefined || (plain.endsWith('…') ? plain.startsWith(given) : given === plain);
  if (!same) throw invalidParams(`The token is called ${symbol}, not ${asked.symbol}.`);
}

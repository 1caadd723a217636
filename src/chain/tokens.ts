/** Reads metadata and balances of ERC-20 tokens from their contracts. Symbols and names are untrusted text: they are cleaned and shortened. */
import { revealHidden } from '../ethereum/hidden-text.ts';
import { skeleton } from '../ethereum/skeleton.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { chainAssets as t } from '../locales/en/chain/assets.ts';
import { callEach, callMany, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

export interface Token {
  address: Hex;
  symbol: string;
  name: string;
  decimals: number;
  /** The token has a readable symbol. Amounts of a token without one are in base units. */
  named: boolean;
  /** It is called like a listed token or the coin, and its symbol says that it is another. */
  resembles?: boolean;
  /** Of one that resembles another: its symbol without those words. */
  bare?: string;
}

/** As it is stored and compared: no word of ours is in it. */
export const bareSymbol = ({ symbol, bare }: Pick<Token, 'symbol' | 'bare'>): string => bare ?? symbol;

/** Balance of an account and total supply of a token, in base units; `null` if the contract does not answer. */
export interface Holding {
  balance: bigint | null;
  supply: bigint | null;
}

/** A token with more decimals than this counts as unnamed. */
const MOST_DECIMALS = 36;

/** How many characters of a symbol are shown, and stored. */
const SHOWN = 12;

/**
 * Symbol, name and decimals; `null` when the address is no ERC-20 token.
 * @throws WalletError no-network
 */
export async function readToken(client: Client, network: Network, address: Hex): Promise<Token | null> {
  const [token] = await readTokens(client, network, [address]);
  return token === 'unanswered' ? null : (token ?? null);
}

/**
 * What `readToken` says of each address, in one request if the network has Multicall3. `unanswered`: the node refused to say.
 * @throws WalletError no-network
 */
export async function readTokens(
  client: Client,
  network: Network,
  addresses: readonly Hex[],
): Promise<(Token | null | 'unanswered')[]> {
  const known = new Map(network.tokens.map((token) => [token.address, token]));
  const unknown = addresses.filter((address) => !known.has(address));
  const answers = await callEach(
    client,
    network.multicall,
    unknown.flatMap((address) => ASKED.map((signature) => toReadCall(address, signature))),
  );
  return addresses.map((address) => {
    const listed = known.get(address);
    if (listed) return { ...listed, named: true };
    const at = unknown.indexOf(address) * ASKED.length;
    const own = answers.slice(at, at + ASKED.length);
    return own.every((answer) => answer !== 'unanswered') ? tokenOf(network, address, own) : 'unanswered';
  });
}

const ASKED = ['decimals()', 'symbol()', 'name()', 'totalSupply()'];

/** @param answers to the calls of `ASKED` */
function tokenOf(network: Network, address: Hex, answers: readonly (Hex | null)[]): Token | null {
  const [decimals, symbol, name, supply] = answers;
  const places = decimals ? tryDecode<[bigint]>('uint8', decimals)?.[0] : undefined;
  // An ERC-721 collection has a symbol too; an ERC-20 token also has decimals and a supply.
  if (places === undefined || !supply || tryDecode('uint256', supply) === null) return null;
  const title = symbol ? readText(symbol).trim() : '';
  if (places > MOST_DECIMALS || !isReadable(title))
    return { address, symbol: t.unnamedTokens, name: t.unnamedTokenAt(address), decimals: 0, named: false };
  const shown = quoted(cut(title, SHOWN));
  const resembles = isTaken(network, title);
  return {
    address,
    symbol: resembles ? t.another(shown) : shown,
    name: cut(name ? readText(name) : '', 40) || shown,
    decimals: Number(places),
    named: true,
    ...(resembles && { resembles, bare: shown }),
  };
}

/** Name of a collection of items (ERC-721, ERC-1155); `null` when it has no readable one of its own. @throws WalletError no-network */
export async function readCollectionName(client: Client, network: Network, address: Hex): Promise<string | null> {
  const [name] = await readCollectionNames(client, network, [address]);
  return name === 'unanswered' ? null : (name?.text ?? null);
}

/** What `readCollectionName` says of each address. `unanswered`: the node refused to say. @throws WalletError no-network */
export async function readCollectionNames(
  client: Client,
  network: Network,
  addresses: readonly Hex[],
): Promise<({ text: string | null } | 'unanswered')[]> {
  const answers = await callEach(
    client,
    network.multicall,
    addresses.flatMap((address) => [toReadCall(address, 'name()'), toReadCall(address, 'symbol()')]),
  );
  return addresses.map((_address, index) => {
    const own = answers.slice(2 * index, 2 * index + 2);
    if (own.includes('unanswered')) return 'unanswered';
    const title = own.map((data) => (data ? readText(data as Hex).trim() : '')).find(isReadable);
    return { text: title === undefined || isTaken(network, title) ? null : quoted(cut(title, 40)) };
  });
}

/** Not empty, and without hidden or bidirectional control characters. */
const isReadable = (symbol: string): boolean =>
  symbol !== '' &&
  !symbol.includes('\ufffd') &&
  !revealHidden(symbol).findings.some(({ kind }) => kind === 'bidi' || kind === 'hidden');

/** Quotes a symbol that could be read as part of the sentence around it. */
const quoted = (symbol: string): string =>
  /^[\p{L}\p{N}$₿₮][\p{L}\p{N}$₿₮.+_/-]*…?$/u.test(symbol) ? symbol : `“${symbol.replaceAll(/[“”]/g, '')}”`;

/** By list of tokens: how each symbol of it looks. */
const looks = new WeakMap<Network['tokens'], ReadonlySet<string>>();

/** True if the symbol looks like that of a known token or coin: anybody can name a token USDC. */
export function isTaken({ symbol: coin, tokens }: Pick<Network, 'symbol' | 'tokens'>, symbol: string): boolean {
  const known =
    looks.get(tokens) ?? new Set(tokens.flatMap(({ symbol }) => [skeleton(symbol), skeleton(cut(symbol, SHOWN))]));
  looks.set(tokens, known);
  const look = skeleton(symbol);
  return look === skeleton(coin) || known.has(look);
}

/** The owner's balance in base units; `null` if the contract does not answer. @throws WalletError no-network */
export async function readTokenBalance(client: Client, token: Hex, owner: Hex): Promise<bigint | null> {
  const [data] = await callMany(client, null, [toReadCall(token, 'balanceOf(address)', [owner])]);
  return data ? (tryDecode<[bigint]>('uint256', data)?.[0] ?? null) : null;
}

/** Balance and supply, in one request if the network has Multicall3. @throws WalletError no-network */
export async function readHolding(client: Client, network: Network, token: Hex, owner: Hex): Promise<Holding> {
  const [balance, supply] = await callMany(client, network.multicall, [
    toReadCall(token, 'balanceOf(address)', [owner]),
    toReadCall(token, 'totalSupply()'),
  ]);
  const amount = (data: Hex | null | undefined) => (data ? (tryDecode<[bigint]>('uint256', data)?.[0] ?? null) : null);
  return { balance: amount(balance), supply: amount(supply) };
}

/** Decodes a string, or the bytes32 that early tokens return. */
function readText(data: Hex): string {
  const text = tryDecode<[string]>('string', data)?.[0];
  if (text !== undefined) return text;
  const bytes = fromHex(data);
  return bytes.length === 32 ? new TextDecoder().decode(bytes).replace(/\0+$/, '') : '';
}

/** One line, with hidden characters written out, shortened to `length` characters. */
function cut(text: string, length: number): string {
  const shown = revealHidden(text.trim()).text.replaceAll(/\s+/g, ' ');
  return [...shown].length > length ? `${[...shown].slice(0, length).join('')}…` : shown;
}

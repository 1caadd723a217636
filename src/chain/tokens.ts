/** Facts of ERC-20 tokens, read from their contracts. Names are the words of strangers: cleaned and cut. */
import { revealHidden } from '../ethereum/hidden-text.ts';
import { skeleton } from '../ethereum/skeleton.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { callMany, toReadCall, tryDecode } from './call.ts';
import type { Client } from './client-type.ts';
import type { Network } from './network.ts';

export interface Token {
  address: Hex;
  symbol: string;
  name: string;
  decimals: number;
  /** It says readably what it is. One that does not counts in its smallest units. */
  named: boolean;
}

/** What an account has of a token, and how much there is of it, in base units; `null` where the contract does not say. */
export interface Holding {
  balance: bigint | null;
  supply: bigint | null;
}

/** More decimals than this are nonsense: no amount of such a token can be read. */
const MOST_DECIMALS = 36;

/**
 * Symbol, name and decimals; `null` when the address is no ERC-20 token.
 * @throws WalletError no-network
 */
export async function readToken(client: Client, network: Network, address: Hex): Promise<Token | null> {
  const known = network.tokens.find((token) => token.address === address);
  if (known) return { ...known, named: true };
  const [decimals, symbol, name, supply] = await callMany(client, network.multicall, [
    toReadCall(address, 'decimals()'),
    toReadCall(address, 'symbol()'),
    toReadCall(address, 'name()'),
    toReadCall(address, 'totalSupply()'),
  ]);
  const places = decimals ? tryDecode<[bigint]>('uint8', decimals)?.[0] : undefined;
  // Collections (ERC-721) have a symbol too; decimals and a supply make it a token.
  if (places === undefined || !supply || tryDecode('uint256', supply) === null) return null;
  const title = symbol ? readText(symbol).trim() : '';
  if (places > MOST_DECIMALS || !isReadable(title))
    return { address, symbol: 'unnamed tokens', name: `Unnamed token at ${address}`, decimals: 0, named: false };
  const shown = quoted(cut(title, 12));
  return {
    address,
    symbol: isTaken(network, title) ? `${shown} (another token)` : shown,
    name: cut(name ? readText(name) : '', 40) || shown,
    decimals: Number(places),
    named: true,
  };
}

/** Something, and nothing in it that cannot be seen or that turns other letters. */
const isReadable = (symbol: string): boolean =>
  symbol !== '' &&
  !symbol.includes('\ufffd') &&
  !revealHidden(symbol).findings.some(({ kind }) => kind === 'bidi' || kind === 'hidden');

/** A symbol that could pass for words of a sentence stands between marks. */
const quoted = (symbol: string): string =>
  /^[\p{L}\p{N}$₿₮][\p{L}\p{N}$₿₮.+_/-]*…?$/u.test(symbol) ? symbol : `“${symbol.replaceAll(/[“”]/g, '')}”`;

/** Anybody can call a token USDC: a symbol that looks like a known one is not shown as that. */
function isTaken(network: Network, symbol: string): boolean {
  const known = [network.symbol, ...network.tokens.map((token) => token.symbol)].map(skeleton);
  return known.includes(skeleton(symbol));
}

/** Base units that the owner holds; `null` when the contract does not say. @throws WalletError no-network */
export async function readTokenBalance(client: Client, token: Hex, owner: Hex): Promise<bigint | null> {
  const [data] = await callMany(client, null, [toReadCall(token, 'balanceOf(address)', [owner])]);
  return data ? (tryDecode<[bigint]>('uint256', data)?.[0] ?? null) : null;
}

/** Balance and supply in one request where Multicall3 is. @throws WalletError no-network */
export async function readHolding(client: Client, network: Network, token: Hex, owner: Hex): Promise<Holding> {
  const [balance, supply] = await callMany(client, network.multicall, [
    toReadCall(token, 'balanceOf(address)', [owner]),
    toReadCall(token, 'totalSupply()'),
  ]);
  const amount = (data: Hex | null | undefined) => (data ? (tryDecode<[bigint]>('uint256', data)?.[0] ?? null) : null);
  return { balance: amount(balance), supply: amount(supply) };
}

/** A string, or the 32 bytes that early tokens give. */
function readText(data: Hex): string {
  const text = tryDecode<[string]>('string', data)?.[0];
  if (text !== undefined) return text;
  const bytes = fromHex(data);
  return bytes.length === 32 ? new TextDecoder().decode(bytes).replace(/\0+$/, '') : '';
}

/** One line, hidden characters named, no longer than it should be. */
function cut(text: string, length: number): string {
  const shown = revealHidden(text.trim()).text.replaceAll(/\s+/g, ' ');
  return [...shown].length > length ? `${[...shown].slice(0, length).join('')}…` : shown;
}

/** The parameter of wallet_addEthereumChain (EIP-3085), read strictly. Fetches nothing. */
import type { AskedNetwork } from '../approvals/record.ts';
import { revealHidden } from '../ethereum/hidden-text.ts';
import { parseChainId } from '../ethereum/quantity.ts';
import { invalidParams } from './fault.ts';
import { onlyObject } from './params.ts';

const KEYS = ['chainId', 'chainName', 'nativeCurrency', 'rpcUrls', 'blockExplorerUrls', 'iconUrls'] as const;
const MAX_URLS = 5;

/** `rpcUrls` are those that may be used: https, or http of this computer. @throws ProviderRpcError -32602, WalletError bad-input */
export function parseAddedChain(params: readonly unknown[]): AskedNetwork {
  const fields = onlyObject(params, KEYS);
  const { symbol, decimals } = parseCurrency(fields.nativeCurrency);
  return {
    chainId: parseChainId(fields.chainId),
    name: parseText(fields.chainName, 'chainName', 60),
    symbol,
    decimals,
    rpcUrls: parseRoutes(fields.rpcUrls),
    explorerUrl: parseExplorer(fields.blockExplorerUrls),
  };
}

function parseText(value: unknown, field: string, length: number): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > length)
    throw invalidParams(`The field ${field} must be a text of at most ${length} characters.`);
  // It stands in every later prompt on this network: it must read as what it is.
  if (/\s/.test(text.replaceAll(' ', '')) || revealHidden(text).findings.length > 0)
    throw invalidParams(`The field ${field} has hidden characters, line breaks, or letters of mixed alphabets.`);
  return text;
}

/** An EVM's native coin has 18 decimals; with other ones every amount on a screen would be wrong. */
function parseCurrency(value: unknown): { symbol: string; decimals: number } {
  const fields = onlyObject([value], ['name', 'symbol', 'decimals']);
  parseText(fields.name ?? 'unnamed', 'nativeCurrency.name', 60);
  const symbol = parseText(fields.symbol, 'nativeCurrency.symbol', 11);
  if (fields.decimals !== 18) throw invalidParams('The field nativeCurrency.decimals must be 18.');
  return { symbol, decimals: 18 };
}

function parseUrls(value: unknown, field: string): URL[] {
  if (!Array.isArray(value) || value.length > MAX_URLS)
    throw invalidParams(`The field ${field} must be a list of at most ${MAX_URLS} addresses.`);
  return value.map((entry: unknown) => {
    const url = typeof entry === 'string' && entry.length <= 2048 ? toUrl(entry) : null;
    if (url?.username !== '' || url.password !== '')
      throw invalidParams(`The field ${field} has an entry that is not an address.`);
    return url;
  });
}

function toUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function parseRoutes(value: unknown): string[] {
  const usable = parseUrls(value, 'rpcUrls').filter(
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && isThisComputer(hostname)),
  );
  if (usable.length === 0) throw invalidParams('The field rpcUrls needs an https address.');
  return [...new Set(usable.map(({ href }) => href))];
}

const isThisComputer = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function parseExplorer(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const first = parseUrls(value, 'blockExplorerUrls').find(({ protocol }) => protocol === 'https:');
  return first ? first.href.replace(/\/+$/, '') : null;
}

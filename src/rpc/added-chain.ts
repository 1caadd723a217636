/** Parses the parameter of wallet_addEthereumChain (EIP-3085). Keeps usable values, drops useless ones, rejects misleading ones. Contacts nobody. */
import type { RequestedNetwork } from '../approvals/record.ts';
import { revealHidden } from '../ethereum/hidden-text.ts';
import { parseChainId } from '../ethereum/quantity.ts';
import { names as t } from '../locales/en/messaging/names.ts';
import { invalidParams } from './fault.ts';
import { firstObject } from './params.ts';

/** At most this many entries of a list are read: chain lists send every address they know. */
const MAX_ENTRIES = 100;
/** At most this many routes are asked for their chain id. */
const MAX_ROUTES = 10;

/** A coin without a name of its own. */
const UNNAMED_COIN = 'COIN';

export interface AddedChain {
  chainId: number;
  /**
   * Parses the other fields, for an unknown network. `rpcUrls` are the usable ones: https, or http on this computer.
   * @throws ProviderRpcError -32602
   */
  read(): RequestedNetwork;
}

/** @throws ProviderRpcError -32602, WalletError bad-input */
export function parseAddedChain(params: readonly unknown[]): AddedChain {
  const fields = firstObject(params);
  const chainId = parseChainId(fields.chainId);
  return {
    chainId,
    read: () => ({
      chainId,
      name: isGiven(fields.chainName) ? parseText(fields.chainName, 'chainName', 60) : t.network(chainId),
      ...parseCurrency(fields.nativeCurrency),
      rpcUrls: parseRoutes(fields.rpcUrls),
      explorerUrl: parseExplorer(fields.blockExplorerUrls),
    }),
  };
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function parseText(value: unknown, field: string, length: number): string {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '' || text.length > length)
    throw invalidParams(`The field ${field} must be a text of at most ${length} characters.`);
  // The name appears in every later prompt on this network, so it must not mislead.
  if (/\s/.test(text.replaceAll(' ', '')) || revealHidden(text).findings.length > 0)
    throw invalidParams(`The field ${field} has hidden characters, line breaks, or letters of mixed alphabets.`);
  return text;
}

/** The native coin of an EVM network has 18 decimals; any other number would make every shown amount wrong. */
function parseCurrency(value: unknown): { symbol: string; decimals: number } {
  if (!isGiven(value)) return { symbol: UNNAMED_COIN, decimals: 18 };
  if (typeof value !== 'object' || Array.isArray(value))
    throw invalidParams('The field nativeCurrency must be an object with symbol and decimals.');
  const { symbol, decimals } = value as Record<string, unknown>;
  if (isGiven(decimals) && decimals !== 18) throw invalidParams('The field nativeCurrency.decimals must be 18.');
  return { symbol: isGiven(symbol) ? parseText(symbol, 'nativeCurrency.symbol', 11) : UNNAMED_COIN, decimals: 18 };
}

/** The valid URLs of a list, in order. */
const urlsOf = (value: unknown): URL[] =>
  (Array.isArray(value) ? value.slice(0, MAX_ENTRIES) : []).flatMap((entry: unknown) => {
    const url = typeof entry === 'string' && entry.length <= 2048 ? toUrl(entry) : null;
    // Chain lists contain placeholders for a key, as in `https://node.example/${API_KEY}`.
    return url === null || url.username !== '' || url.password !== '' || /\$(\{|%7B)/i.test(url.href) ? [] : [url];
  });

function toUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

function parseRoutes(value: unknown): string[] {
  const usable = urlsOf(value).filter(
    ({ protocol, hostname }) => protocol === 'https:' || (protocol === 'http:' && isThisComputer(hostname)),
  );
  if (usable.length === 0) throw invalidParams('The field rpcUrls needs an https address.');
  return [...new Set(usable.map(({ href }) => href))].slice(0, MAX_ROUTES);
}

const isThisComputer = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

function parseExplorer(value: unknown): string | null {
  const first = urlsOf(value).find(({ protocol }) => protocol === 'https:');
  return first ? first.href.replace(/\/+$/, '') : null;
}

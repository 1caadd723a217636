/** Parses typed RPC URLs, one per line. */
import { networks as t } from '../../../../locales/en/ui/pages/settings/networks.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The non-empty lines, trimmed. */
export const parseRpcUrls = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The problem of the first invalid line, or `null`. Allows https anywhere, and http on this computer only. */
export function rpcUrlsProblem(text: string): string | null {
  for (const line of parseRpcUrls(text)) {
    const url = URL.canParse(line) ? new URL(line) : null;
    if (url === null || !/^https?:$/.test(url.protocol)) return t.incompleteUrl(line.slice(0, 60));
    if (url.protocol === 'http:' && !LOCAL.has(url.hostname)) return t.httpOnlyHere(url.host);
  }
  return null;
}

/** Parses typed RPC URLs, one per line. */

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
    if (url === null || !/^https?:$/.test(url.protocol))
      return `Enter a complete URL, beginning with https://: ${line.slice(0, 60)}`;
    if (url.protocol === 'http:' && !LOCAL.has(url.hostname))
      return `Use http:// only for a node on this computer: ${url.host}`;
  }
  return null;
}

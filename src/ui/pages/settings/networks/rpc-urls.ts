/** Addresses of nodes as they are typed: one to a line. */

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The lines that are not empty, trimmed. */
export const parseRpcUrls = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with the first wrong line, or `null`. https anywhere, http on this computer only. */
export function rpcUrlsProblem(text: string): string | null {
  for (const line of parseRpcUrls(text)) {
    const url = URL.canParse(line) ? new URL(line) : null;
    if (url === null || !/^https?:$/.test(url.protocol))
      return `Write the whole address, beginning with https://: ${line.slice(0, 60)}`;
    if (url.protocol === 'http:' && !LOCAL.has(url.hostname))
      return `http:// is for a node on this computer only: ${url.host}`;
  }
  return null;
}

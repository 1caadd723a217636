/**
 * The list of public suffixes (publicsuffix.org): below which names anybody can register one, like `co.uk` and `github.io`. It is a file of
 * the package, a word graph of the rules from their last letter to the first. Single labels are not in it, as the
 * last label of a name is a public suffix anyway.
 */
import { follow, START } from '../lib/word-graph.ts';

/** Its path from the root of the package. */
export const SUFFIX_LIST = 'lists/public-suffixes.bin';

/** After a rule; no host has such a sign. */
export const END = '\x01';
/** After `.ck`: any label before it, `*.ck`. */
export const ANY_LABEL = '\x02';
/** After `www.ck`: this name is no suffix, although a rule with any label says so. */
export const EXCEPTION = '\x03';

const DOT = '.'.charCodeAt(0);
const codes = { end: END.charCodeAt(0), any: ANY_LABEL.charCodeAt(0), exception: EXCEPTION.charCodeAt(0) };

/**
 * Where the registrable domain begins: the public suffix and the label before it.
 * @param list the bytes of the file
 * @param host as a URL has it: lower case, letters outside ASCII as `xn--`, no dot at its end
 * @returns position in the host; 0 for a name that is a public suffix itself
 */
export function registrableStart(list: Uint8Array, host: string): number {
  const suffix = suffixStart(list, host);
  return suffix < 2 ? 0 : host.lastIndexOf('.', suffix - 2) + 1;
}

/** Where the longest public suffix begins. An exception comes before every other rule. */
function suffixStart(list: Uint8Array, host: string): number {
  let suffix = host.lastIndexOf('.') + 1;
  let place = START;
  for (let end = host.length; end > 0; ) {
    const start = host.lastIndexOf('.', end - 1) + 1;
    if (start < end && follow(list, place, codes.any) !== null) suffix = start;
    for (let at = end - 1; at >= start; at--) place = follow(list, place, host.charCodeAt(at));
    if (follow(list, place, codes.exception) !== null) return end + 1;
    if (follow(list, place, codes.end) !== null) suffix = start;
    place = follow(list, place, DOT);
    end = place === null ? 0 : start - 1;
  }
  return suffix;
}

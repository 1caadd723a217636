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

/** Bytes at the end of the file, high one first: the checksum of all before them. */
const CHECKSUM_LENGTH = 4;

/** FNV-1a, 32 bits: against damage, not against somebody who can write the package. */
function checksumOf(bytes: Uint8Array): Uint8Array {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum);
}

/** The bytes of the file. @param list the word graph */
export const suffixFile = (list: Uint8Array): Uint8Array => Uint8Array.of(...list, ...checksumOf(list));

/**
 * @param file its bytes
 * @returns the word graph
 * @throws Error if any of it is missing or damaged: without its rules, `co.uk` would be the domain of every site below it
 */
export function suffixesIn(file: Uint8Array): Uint8Array {
  const list = file.subarray(0, -CHECKSUM_LENGTH);
  const sum = checksumOf(list);
  const kept = file.subarray(list.length);
  if (kept.length !== CHECKSUM_LENGTH || kept.some((byte, at) => byte !== sum[at]))
    throw new Error(`${SUFFIX_LIST} of the package is damaged.`);
  return list;
}

const DOT = '.'.charCodeAt(0);
const codes = { end: END.charCodeAt(0), any: ANY_LABEL.charCodeAt(0), exception: EXCEPTION.charCodeAt(0) };

/**
 * Where the registrable domain begins: the public suffix and the label before it.
 * @param list the word graph of the file
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

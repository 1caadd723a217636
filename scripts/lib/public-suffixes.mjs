/** The list of public suffixes that the package carries, made from that of tldts at build time. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ANY_LABEL, END, EXCEPTION, SUFFIX_LIST, suffixFile } from '../../src/messaging/public-suffixes.ts';
import { wordGraph } from './word-graph.mjs';

/**
 * @typedef {object} Trie The list as tldts has it: nodes, and edges between them, each with a label of a name.
 * @property {Uint8Array} nodeFlags Not 0: a rule ends here.
 * @property {Uint16Array | Uint32Array} edgeStart The first edge of each node.
 * @property {Uint8Array} edgeLength How much of the text each edge takes, in their order.
 * @property {Uint16Array | Uint32Array} edgeChild
 * @property {string} labelText
 * @property {number} rulesRoot
 * @property {number} exceptionsRoot
 */

/** The rules of the list: `co.uk`, `*.ck`, and apart from them the exceptions: `www.ck`. @returns {{ rules: string[], exceptions: string[] }} */
export function suffixRules() {
  const require = createRequire(import.meta.url);
  // Not among what the package exports.
  const path = join(dirname(require.resolve('tldts')), 'src/data/trie.js');
  const trie = /** @type {Trie} */ (require(path));
  let offset = 0;
  const labels = Array.from(trie.edgeLength, (length) => {
    offset += length;
    return trie.labelText.slice(offset - length, offset);
  });
  const below = (/** @type {number} */ node, /** @type {string} */ name) => {
    /** @type {string[]} */
    const found = [];
    for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge++) {
      const longer = name === '' ? `${labels[edge]}` : `${labels[edge]}.${name}`;
      const child = trie.edgeChild[edge] ?? 0;
      if (trie.nodeFlags[child] !== 0) found.push(longer);
      found.push(...below(child, longer));
    }
    return found;
  };
  return { rules: below(trie.rulesRoot, ''), exceptions: below(trie.exceptionsRoot, '') };
}

const backwards = (/** @type {string} */ text) => [...text].reverse().join('');

/** About 46 kB for 9,300 rules, and a checksum: src/messaging/public-suffixes.ts says the form and reads it. @returns {Uint8Array} */
export function publicSuffixes() {
  const { rules, exceptions } = suffixRules();
  const written = (/** @type {string[]} */ names) =>
    // A browser writes all letters of a host in ASCII; of a single label nothing follows that does not hold without the list.
    names.filter((name) => /^[\x21-\x7e]+$/.test(name) && name.includes('.'));
  const graph = wordGraph([
    ...written(rules).map((rule) => {
      const isWild = rule.startsWith('*.');
      if (rule.includes('*', isWild ? 1 : 0)) throw new Error(`${rule} has a wildcard that is not its first label.`);
      return backwards(isWild ? rule.slice(1) : rule) + (isWild ? ANY_LABEL : END);
    }),
    ...written(exceptions).map((name) => backwards(name) + EXCEPTION),
  ]);
  return suffixFile(graph);
}

/** Puts the list into the package. @returns {import('vite').Plugin} */
export const suffixList = () => ({
  name: 'public-suffixes',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: SUFFIX_LIST, source: publicSuffixes() });
  },
});

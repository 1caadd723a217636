/**
 * Writes a set of words as the smallest graph in which each of them is a path (a deterministic acyclic finite state automaton), in the bytes
 * that src/lib/word-graph.ts reads. Browsers keep their lists of public suffixes like this (Chromium's net/tools/dafsa).
 */

/** @typedef {{ sign: number, next: readonly Node[], place: number }} Node A sign and what can follow it. `place`: bytes from its first one to the end; 0: not written. */

/** @param {readonly string[]} words of signs below 128, none the beginning of another one */
export function wordGraph(words) {
  /** Bytes from the last one to the first one. @type {number[]} */
  const bytes = [];
  /** @param {Node} node */
  const write = (node) => {
    if (node.place > 0) return;
    const [only] = node.next;
    for (const next of node.next) write(next);
    if (node.next.length === 1 && only?.place === bytes.length) bytes.push(node.sign);
    else if (node.next.length === 1 && only?.next.length === 0) bytes.push(only.sign | 0x80, node.sign);
    else bytes.push(...links(node.next, bytes.length).reverse(), node.sign | 0x80);
    node.place = bytes.length;
  };
  const first = firstNodes(words);
  for (const node of first) write(node);
  return Uint8Array.from([...links(first, bytes.length), ...bytes.reverse()]);
}

/** The signs with which words begin. @param {readonly string[]} words @returns {readonly Node[]} */
function firstNodes(words) {
  /** @typedef {Map<string, Tree>} Tree */
  /** @type {Tree} */
  const tree = new Map();
  for (const word of words) {
    let at = tree;
    for (const sign of word) {
      const next = at.get(sign) ?? new Map();
      at.set(sign, next);
      at = next;
    }
  }
  /** Nodes that the same can follow are one. @type {Map<string, Node>} */
  const known = new Map();
  const numbers = new Map();
  /** @param {Tree} of @returns {readonly Node[]} */
  const nodes = (of) =>
    [...of]
      .map(([sign, below]) => {
        const next = nodes(below);
        const key = [sign.charCodeAt(0), ...next.map((node) => numbers.get(node))].join();
        const node = known.get(key) ?? { sign: sign.charCodeAt(0), next, place: 0 };
        if (!known.has(key)) numbers.set(node, numbers.size);
        known.set(key, node);
        return node;
      })
      .sort((a, b) => numbers.get(a) - numbers.get(b));
  return nodes(tree);
}

/** Where these nodes begin, the nearest first. @param {readonly Node[]} nodes @param {number} after how many bytes follow @returns {number[]} */
function links(nodes, after) {
  const sorted = nodes.toSorted((a, b) => b.place - a.place);
  // A distance depends on how many bytes all of them take.
  for (let size = sorted.length; ; ) {
    let from = after + size;
    const written = sorted.map(({ place }, at) => {
      const distance = from - place;
      from = place;
      return link(distance, at === sorted.length - 1);
    });
    const flat = written.flat();
    if (flat.length === size) return flat;
    size = flat.length;
  }
}

/** @param {number} distance bytes from the node before it, or from the links @param {boolean} isLast */
function link(distance, isLast) {
  if (distance >= 1 << 21) throw new Error('The graph is too large.');
  const last = isLast ? 0x80 : 0;
  if (distance < 1 << 6) return [last | distance];
  if (distance < 1 << 13) return [last | 0x40 | (distance >> 8), distance & 0xff];
  return [last | 0x60 | (distance >> 16), (distance >> 8) & 0xff, distance & 0xff];
}

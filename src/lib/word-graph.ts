/**
 * A set of words in few bytes, read where they lie: the smallest graph in which each word is a path. scripts/lib/word-graph.mjs writes it.
 *
 * The bytes begin with links. A link is the distance to a node, counted from the node of the link before it, the first one from the
 * first link: 6 bits in a byte; 13 bits in two that begin with 0x40; 21 bits in three that begin with 0x60. 0x80 marks the last link. A node
 * is a sign below 128. If it has 0x80 too, links to all nodes that can follow come after it, otherwise the only node that can. After
 * the last sign of a word comes nothing that is read.
 */

/** A place in the graph: the position of a node; of links, its complement. `null`: no word goes on like this. */
export type Place = number | null;

/** Before the first sign of a word. */
export const START: Place = ~0;

/** The place after a sign. @param sign its code */
export function follow(graph: Uint8Array, place: Place, sign: number): Place {
  if (place === null) return null;
  if (place >= 0) return after(graph, place, sign);
  let at = ~place;
  let node = at;
  for (;;) {
    const byte = graph[at] ?? 0x80;
    const size = sizeOf(byte);
    node += distanceAt(graph, at, size);
    const next = after(graph, node, sign);
    if (next !== null || byte >= 0x80) return next;
    at += size;
  }
}

function after(graph: Uint8Array, node: number, sign: number): Place {
  const byte = graph[node] ?? 0;
  if (byte === sign) return node + 1;
  return byte === (sign | 0x80) ? ~(node + 1) : null;
}

const sizeOf = (byte: number): number => ((byte & 0x40) === 0 ? 1 : (byte & 0x60) === 0x40 ? 2 : 3);

function distanceAt(graph: Uint8Array, at: number, size: number): number {
  let distance = (graph[at] ?? 0) & (size === 1 ? 0x3f : 0x1f);
  for (let more = 1; more < size; more++) distance = (distance << 8) | (graph[at + more] ?? 0);
  return distance;
}

/** A key server that lies, for tests: the honest one, whose answers and rows a test changes before the real client sees them. Never used outside tests. */

import type { Fetch } from '../remote.ts';
import { createHonestServer, type HonestServer, type StoredIdentity } from './honest-server.ts';

type Json = Record<string, unknown>;

export interface EvilServer extends HonestServer {
  /** What the wallet talks to. */
  line: Fetch;
  /** Changes an answer (200) on its way, by path; `null` leaves it. A Response takes its place. */
  lie: ((path: string, answer: Json) => Json | Response | null) | null;
  /** Every path that was asked for, with the method. */
  asked: string[];
  /** The one identity that lies here. */
  identity(): StoredIdentity;
}

export function createEvilServer(origin: string, clock: () => number): EvilServer {
  const honest = createHonestServer(origin, clock);
  const evil: EvilServer = Object.assign(honest, {
    lie: null as EvilServer['lie'],
    asked: [] as string[],
    identity: () => [...honest.state.identities.values()][0] as StoredIdentity,
    async line(url: string, init: RequestInit) {
      const path = url.slice(origin.length);
      evil.asked.push(`${init.method} ${path}`);
      const response = await honest.fetch(url, init);
      if (evil.lie === null || response.status !== 200) return response;
      const answer = (await response.clone().json()) as Json;
      const changed = evil.lie(path, answer);
      if (changed instanceof Response) return changed;
      return changed === null ? response : new Response(JSON.stringify(changed), { headers: response.headers });
    },
  });
  return evil;
}

/** A lie about answers to one kind of question. */
export const about =
  (part: string, change: (answer: Json) => Json | Response | null): NonNullable<EvilServer['lie']> =>
  (path, answer) =>
    path.includes(part) ? change(answer) : null;

/** Puts other bytes in a box's place, as something newer. */
export function plant({ identity }: EvilServer, name: string, bytes: Uint8Array | null): void {
  const stored = identity();
  stored.sequence += 1;
  stored.boxes.set(name, { bytes, sequence: stored.sequence });
}

export const namesOf = ({ identity }: EvilServer, part: string): string[] =>
  [...identity().boxes.keys()].filter((name) => name.includes(part));

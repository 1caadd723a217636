/** Writers against a server process over HTTP, and what the server acknowledged to them. Never outside tests. */
import { randomBytes, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { type Asker, newIdentity, signedWrite, type TestIdentity } from './identity.ts';

/** A server elsewhere. @param address where it is reached @param origin how it names itself */
export const askAt = (address: string, origin: string): Asker => ({
  origin,
  clock: {
    get now() {
      return Date.now();
    },
  },
  ask: (method, path, { body, headers = {} } = {}) =>
    fetch(address + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
});

/** What one writer knows: a write that was answered must be there; one that was not may be. */
export interface Writer {
  identity: TestIdentity;
  acknowledged: Map<string, { bytes: string; sequence: number }>;
  attempted: number;
}

/** Writes one box after the other to an identity of its own until the server is gone. */
export async function writeUntilGone(origin: string, address: string, onAcknowledged: () => void): Promise<Writer> {
  const identity = newIdentity();
  const app = askAt(address, origin);
  const writer: Writer = { identity, acknowledged: new Map(), attempted: 0 };
  const seed = identity.first.signingSeed;
  const genesis = { expect: null, entries: [identity.genesis], head: { number: 0, hash: identity.id }, origin };
  try {
    const begun = await app.ask('POST', `${identity.path}/writes`, { body: signedWrite(identity, seed, genesis) });
    await begun.json();
    for (;;) {
      const name = `target/${identityCharacter(identity)}/${Buffer.from(randomBytes(16)).toString('hex')}`;
      const bytes = utf8(`box ${writer.attempted++}`);
      const body = signedWrite(identity, seed, { boxes: [{ name, bytes, replaces: null }], origin });
      const response = await app.ask('POST', `${identity.path}/writes`, { body });
      const answer = (await response.json()) as { receipt: { sequence: number } };
      if (response.status !== 200) continue;
      writer.acknowledged.set(name, { bytes: toBase64Url(bytes), sequence: answer.receipt.sequence });
      onAcknowledged();
    }
  } catch (error) {
    // The server is gone: what it did not answer is not known.
    if (error instanceof TypeError || error instanceof SyntaxError) return writer;
    throw error;
  }
}

const identityCharacter = (identity: TestIdentity): string => [...identity.log.characters.keys()][0] as string;

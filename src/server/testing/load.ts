/** Writers against a server process over HTTP, and what the server acknowledged to them. Never outside tests. */
import { randomBytes, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { type Asker, newIdentity, signedWrite, type TestIdentity, type WriteDraft } from './identity.ts';

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

interface Writes {
  writer: Writer;
  /** @param again sends the same write again as long as nobody answered it */
  begin(again?: boolean): Promise<void>;
  /** Writes one more box. @returns `true` when it was acknowledged */
  next(again?: boolean): Promise<boolean>;
}

function writesOf(origin: string, address: string): Writes {
  const identity = newIdentity();
  const app = askAt(address, origin);
  const writer: Writer = { identity, acknowledged: new Map(), attempted: 0 };
  const seed = identity.first.signingSeed;
  async function send(draft: WriteDraft, again: boolean) {
    const body = signedWrite(identity, seed, { ...draft, origin });
    for (;;) {
      const response = await app.ask('POST', `${identity.path}/writes`, { body });
      const text = await response.text();
      if (response.status === 502 && again) continue;
      return { isTaken: response.status === 200, answer: JSON.parse(text) as { receipt: { sequence: number } } };
    }
  }
  return {
    writer,
    async begin(again = false) {
      const head = { number: 0, hash: identity.id };
      await send({ expect: null, entries: [identity.genesis], head }, again);
    },
    async next(again = false) {
      const name = `target/${identityCharacter(identity)}/${Buffer.from(randomBytes(16)).toString('hex')}`;
      const bytes = utf8(`box ${writer.attempted++}`);
      const { isTaken, answer } = await send({ boxes: [{ name, bytes, replaces: null }] }, again);
      if (isTaken) writer.acknowledged.set(name, { bytes: toBase64Url(bytes), sequence: answer.receipt.sequence });
      return isTaken;
    },
  };
}

/** Writes so many boxes to an identity of its own, through a load balancer. A write that nobody answered is sent again, as a wallet does. */
export async function writeThrough(
  origin: string,
  address: string,
  count: number,
  onAcknowledged: () => void,
): Promise<Writer> {
  const { writer, begin, next } = writesOf(origin, address);
  await begin(true);
  for (let at = 0; at < count; at++) if (await next(true)) onAcknowledged();
  return writer;
}

/** Writes one box after the other to an identity of its own until the server is gone. */
export async function writeUntilGone(origin: string, address: string, onAcknowledged: () => void): Promise<Writer> {
  const { writer, begin, next } = writesOf(origin, address);
  try {
    await begin();
    for (;;) if (await next()) onAcknowledged();
  } catch (error) {
    // The server is gone: what it did not answer is not known.
    if (error instanceof TypeError || error instanceof SyntaxError) return writer;
    throw error;
  }
}

const identityCharacter = (identity: TestIdentity): string => [...identity.log.characters.keys()][0] as string;

/**
 * Identities at a key server: sessions for reading, and writes that carry their own signature. Session tokens stay in memory; a new
 * session is opened when one ends. Receipts are verified here; logs and boxes are verified by `pull`.
 */
import * as v from 'valibot';
import { signingKeyPair } from '../../keys/sign.ts';
import { freezeStatement, sessionStatement, type WriteStatement, writeStatement } from '../../keys/statement.ts';
import { bareHex, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sync as t } from '../../locales/en/sync.ts';
import {
  auditPageSchema,
  boxPageSchema,
  freezeSessionSchema,
  headAnswerSchema,
  logPageSchema,
  type receiptSchema,
  sessionSchema,
  staleAnswerSchema,
  writtenSchema,
} from '../../messaging/key-server/identities.ts';
import { challengeSchema } from '../../messaging/key-server/rows.ts';
import { type Answer, type Asked, badServer, type Http, refusal, takeValue } from './http.ts';

/** A receipt as it came from the server. */
export type UncheckedReceipt = v.InferOutput<typeof receiptSchema>;
/** A receipt whose signature holds. */
export interface Receipt extends UncheckedReceipt {
  /** The key of the server that signed it, 32 bytes. */
  receiptKey: Uint8Array;
}
export type LogPage = v.InferOutput<typeof logPageSchema>;
export type BoxPage = v.InferOutput<typeof boxPageSchema>;
export type AuditPage = v.InferOutput<typeof auditPageSchema>;
export type StaleAnswer = v.InferOutput<typeof staleAnswerSchema>;
export type SessionScope = 'all' | 'log';

/** Reads one identity. Each throws WalletError server-unreachable | server-refused | bad-server. */
export interface RemoteReader {
  readonly identityId: Uint8Array;
  /** `log`: the log alone, for a frozen or removed method, a removed device, or a freeze code. */
  scope(): Promise<SessionScope>;
  /** A receipt with a valid signature under the pinned key or a successor of it, which is then the pinned one; `null` when nothing changed since this ETag. */
  head(etag: string | null): Promise<{ receipt: Receipt; etag: string | null } | null>;
  log(from: number): Promise<LogPage>;
  boxes(after: number): Promise<BoxPage>;
  audit(after: number): Promise<AuditPage>;
}

/** A write as it is sent. It can be stored and sent again: the server answers the same idempotency key as the first time. */
export interface SignedWrite extends Omit<WriteStatement, 'origin'> {
  publicKey: Uint8Array;
  signature: Uint8Array;
}

export type WriteOutcome =
  | { kind: 'written'; receipt: Receipt }
  | ({ kind: 'stale' } & StaleAnswer)
  /** The server refused an entry, or a box that this signer may not write. */
  | { kind: 'not-allowed' };

export interface RemoteIdentities {
  /**
   * @param seed of the method's or device's signing key (32 bytes); the caller wipes it after reading
   * @throws WalletError not-found: unknown identity or key
   */
  reader(identityId: Uint8Array, seed: Uint8Array): RemoteReader;
  /** Signs with the seed (32 bytes) of a method, device or freeze code. */
  sign(write: Omit<WriteStatement, 'origin'>, seed: Uint8Array): SignedWrite;
  /**
   * @param invitation of the first write of an identity (16 bytes)
   * @throws WalletError server-unreachable: the write may have happened or not; not-invited
   */
  write(write: SignedWrite, invitation?: Uint8Array | null): Promise<WriteOutcome>;
  /** Would the server take a new identity with this invitation now? Uses nothing up. @throws WalletError not-invited | server-refused */
  ensureInvited(invitation: Uint8Array): Promise<void>;
  /** A reader by the seed of a printed freeze code; it finds the code's identity and reads its log. @throws WalletError not-found */
  freezeReader(seed: Uint8Array): Promise<RemoteReader>;
  /** Ends all sessions, when the wallet locks. */
  forget(): void;
}

const unknown = (): WalletError => new WalletError('not-found', t.unknownIdentity);

interface Session {
  token: Uint8Array;
  scope: SessionScope;
}

/** @param keyOf finds the key that signed a receipt of an identity @throws WalletError bad-server | server-unreachable */
export function createRemoteIdentities(
  http: Http,
  keyOf: (identityId: Uint8Array, receipt: UncheckedReceipt) => Promise<Uint8Array>,
): RemoteIdentities {
  const { ask, origin } = http;
  /** Open sessions by identity and public key. */
  const sessions = new Map<string, Session>();

  async function challenge(path: string, body: unknown): Promise<Uint8Array> {
    return takeValue(await ask({ method: 'POST', path, body }, challengeSchema)).challenge;
  }

  async function ensureReceipt(identityId: Uint8Array, receipt: UncheckedReceipt): Promise<Receipt> {
    return { ...receipt, receiptKey: await keyOf(identityId, receipt) };
  }

  function readerOf(identityId: Uint8Array, publicKey: Uint8Array, open: () => Promise<Session>): RemoteReader {
    const base = `/v1/identities/${toBase64Url(identityId)}`;
    const name = `${bareHex(identityId)}/${bareHex(publicKey)}`;
    // A session that sees the log alone serves one reading: at the next one the method may be unfrozen.
    let shutOut: Session | null = null;
    const session = async (): Promise<Session> => {
      const found = sessions.get(name) ?? shutOut ?? (await open());
      if (found.scope === 'all') sessions.set(name, found);
      else shutOut = found;
      return found;
    };

    async function asking<Schema extends v.GenericSchema>(
      asked: Asked,
      schema: Schema,
    ): Promise<Answer<v.InferOutput<Schema>>> {
      for (let again = false; ; again = true) {
        const answer = await ask({ ...asked, token: (await session()).token }, schema);
        if (answer.kind !== 'error' || answer.code !== 'no-session' || again) return answer;
        sessions.delete(name);
        shutOut = null;
      }
    }
    const get = (path: string): Asked => ({ method: 'GET', path: base + path });
    return {
      identityId,
      scope: async () => (await session()).scope,
      async head(etag) {
        const answer = await asking({ ...get('/head'), ...(etag === null ? {} : { etag }) }, headAnswerSchema);
        if (answer.kind === 'unchanged') return null;
        const receipt = await ensureReceipt(identityId, takeValue(answer).receipt);
        return { receipt, etag: answer.kind === 'ok' ? answer.etag : null };
      },
      log: async (from: number) => takeValue(await asking(get(`/log?from=${from}`), logPageSchema)),
      boxes: async (after: number) => takeValue(await asking(get(`/boxes?after=${after}`), boxPageSchema)),
      audit: async (after: number) => takeValue(await asking(get(`/audit?after=${after}`), auditPageSchema)),
    };
  }

  return {
    reader(identityId, seed) {
      const { publicKey } = signingKeyPair(seed);
      const path = `/v1/identities/${toBase64Url(identityId)}`;
      const open = async (): Promise<Session> => {
        const asked = await challenge(`${path}/challenge`, {});
        const signature = sessionStatement.sign(seed, origin, identityId, asked);
        const body = { publicKey, challenge: asked, signature };
        const answer = await ask({ method: 'POST', path: `${path}/session`, body }, sessionSchema);
        if (answer.kind === 'error' && answer.code === 'refused') throw unknown();
        return takeValue(answer);
      };
      return readerOf(identityId, publicKey, open);
    },
    sign(write, seed) {
      const { publicKey } = signingKeyPair(seed);
      return { ...write, publicKey, signature: writeStatement.sign(seed, { origin, ...write }) };
    },
    async ensureInvited(invitation) {
      takeValue(await ask({ method: 'POST', path: '/v1/invitations/look', body: { invitation } }, null));
    },
    async write(write, invitation = null) {
      const { identityId, ...signed } = write;
      const body = invitation === null ? signed : { ...signed, invitation };
      const path = `/v1/identities/${toBase64Url(identityId)}/writes`;
      const answer = await ask({ method: 'POST', path, body }, writtenSchema);
      if (answer.kind === 'error' && answer.code === 'not-allowed') return { kind: 'not-allowed' };
      if (answer.kind === 'error' && answer.code === 'stale') {
        const stale = v.safeParse(staleAnswerSchema, answer.body);
        if (!stale.success) throw badServer(t.standingMissing);
        return { kind: 'stale', ...stale.output };
      }
      const receipt = await ensureReceipt(identityId, takeValue(answer).receipt);
      if (receipt.head.number !== write.head.number || bareHex(receipt.head.hash) !== bareHex(write.head.hash))
        throw badServer(t.otherWriteConfirmed);
      return { kind: 'written', receipt };
    },
    async freezeReader(seed) {
      const { publicKey } = signingKeyPair(seed);
      const open = async () => {
        const asked = await challenge('/v1/freeze-codes/challenge', {});
        const body = { publicKey, challenge: asked, signature: freezeStatement.sign(seed, origin, asked) };
        const answer = await ask({ method: 'POST', path: '/v1/freeze-codes/session', body }, freezeSessionSchema);
        if (answer.kind === 'error' && answer.code === 'refused') throw new WalletError('not-found', t.freezesNothing);
        if (answer.kind === 'error') throw refusal(answer);
        return takeValue(answer);
      };
      const first = await open();
      sessions.set(`${bareHex(first.identityId)}/${bareHex(publicKey)}`, first);
      return readerOf(first.identityId, publicKey, open);
    },
    forget: () => sessions.clear(),
  };
}

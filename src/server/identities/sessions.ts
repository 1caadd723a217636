/** Reading sessions: a signature on a challenge opens one, a token carries it, and the token is stored as a hash. The signer's rights are checked at each use. */
import { freezeStatement, sessionStatement } from '../../keys/statement.ts';
import { randomBytes } from '../../lib/bytes.ts';
import { isChallenge, spendChallenge } from '../challenges.ts';
import { latestEnd } from '../clock.ts';
import { refused, ServerError } from '../http/errors.ts';
import type { Parts } from '../parts.ts';
import { hmac } from '../secrets.ts';
import { bytesIn, numberIn, type Queries } from '../store/store.ts';
import type { Audit } from './audit.ts';
import type { LogCache, Standing } from './log-cache.ts';
import { freezeCodeOf, isActive, type Signer, signerId, signerOf } from './signer.ts';

/** Lifetime of a token (ms). */
export const TOKEN_LIFE = 15 * 60 * 1000;
/** Most tokens of one method with its devices and its freeze code. One more ends the oldest of them, and nobody else's. */
const MAX_TOKENS = 100;

export interface Opening {
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  challenge: Uint8Array;
  signature: Uint8Array;
}

export interface Session {
  token: Uint8Array;
  /** `log`: the session may read the log alone, which says why. */
  scope: 'all' | 'log';
  expires: number;
}

export interface Reader extends Standing {
  signer: Signer;
  scope: 'all' | 'log';
}

export interface Sessions {
  /** @throws ServerError refused, for unknown and wrong alike */
  open(identityId: Uint8Array, opening: Opening): Promise<Session>;
  /** Opens a session by a freeze code, which also finds the identity. @throws ServerError refused */
  openByFreezeCode(opening: Opening): Promise<Session & { identityId: Uint8Array }>;
  /** @param token `null` when the request has none @throws ServerError no-session */
  readerOf(identityId: Uint8Array, token: Uint8Array | null): Promise<Reader>;
}

const noSession = (): ServerError => new ServerError('no-session', 'Open a session first.');

export function createSessions(parts: Parts, states: LogCache, audit: Audit): Sessions {
  const { store, secrets, now } = parts;
  const hashOf = (token: Uint8Array): Uint8Array => hmac(secrets.tokenKey, token);

  /** Ends the oldest token of this method. A limit for the whole identity would let one method, even a removed one, lock out all others. */
  async function makeRoom(queries: Queries, { row, present }: Standing, { method }: Signer): Promise<void> {
    // Tokens with a date too far ahead count as expired; they would take the room of valid ones.
    const over = 'DELETE FROM identity_tokens WHERE identity = ? AND (expires <= ? OR expires > ?)';
    await queries.run(over, row.id, now(), latestEnd(now(), TOKEN_LIFE));
    const sql = 'SELECT token_hash, signer FROM identity_tokens WHERE identity = ? ORDER BY expires';
    const open = (await queries.all(sql, row.id)).filter(
      (token) => signerOf(present, bytesIn(token, 'signer'))?.method === method,
    );
    for (const token of open.slice(0, Math.max(0, open.length - MAX_TOKENS + 1)))
      await queries.run(
        'DELETE FROM identity_tokens WHERE identity = ? AND token_hash = ?',
        row.id,
        bytesIn(token, 'token_hash'),
      );
  }

  async function begin(queries: Queries, standing: Standing, signer: Signer, publicKey: Uint8Array): Promise<Session> {
    const { row } = standing;
    const expires = now() + TOKEN_LIFE;
    await makeRoom(queries, standing, signer);
    const token = randomBytes(32);
    const scope = isActive(signer) ? 'all' : 'log';
    await queries.run(
      'INSERT INTO identity_tokens (token_hash, identity, signer, reads_all, expires) VALUES (?, ?, ?, ?, ?)',
      hashOf(token),
      row.id,
      publicKey,
      scope === 'all' ? 1 : 0,
      expires,
    );
    return { token, scope, expires };
  }

  /** Spends the challenge and stores the token, in one transaction. */
  function spend(standing: Standing, signer: Signer, { challenge, publicKey }: Opening): Promise<Session> {
    return store.transaction(async (queries) => {
      if (!(await spendChallenge(queries, standing.row.id, challenge))) throw refused();
      const session = await begin(queries, standing, signer, publicKey);
      const kind = signer.kind === 'freeze-code' ? 'freeze-code' : 'session';
      await audit.record(queries, standing.row.id, kind, signerId(signer));
      return session;
    });
  }

  return {
    async open(identityId, opening) {
      const { publicKey, challenge, signature } = opening;
      const fresh = isChallenge(parts, 'identity', challenge);
      const holds = sessionStatement.holds(publicKey, signature, parts.origin, identityId, challenge);
      const standing = await states.standingOf(identityId);
      const signer = standing === null ? null : signerOf(standing.present, publicKey);
      if (standing === null || signer === null || signer.kind === 'freeze-code' || !fresh) throw refused();
      if (!holds) {
        await audit.recordRefused(identityId, signerId(signer));
        throw refused();
      }
      parts.metrics.count('sessions');
      return spend(standing, signer, opening);
    },

    async openByFreezeCode(opening) {
      const { publicKey, challenge, signature } = opening;
      const fresh = isChallenge(parts, 'freeze-code', challenge);
      const holds = freezeStatement.holds(publicKey, signature, parts.origin, challenge);
      const row = await store.get('SELECT identity FROM freeze_codes WHERE public_key = ?', publicKey);
      const standing = row === null ? null : await states.standingOf(bytesIn(row, 'identity'));
      const signer = standing === null ? null : freezeCodeOf(standing.present, publicKey);
      if (standing === null || signer === null || !fresh || !holds) throw refused();
      return { identityId: standing.row.id, ...(await spend(standing, signer, opening)) };
    },

    async readerOf(identityId, token) {
      if (token === null) throw noSession();
      const sql = `SELECT signer, reads_all FROM identity_tokens
        WHERE identity = ? AND token_hash = ? AND expires > ? AND expires <= ?`;
      const hash = hashOf(token);
      const row = await store.get(sql, identityId, hash, now(), latestEnd(now(), TOKEN_LIFE));
      const standing = row === null ? null : await states.standingOf(identityId);
      const signer = row === null || standing === null ? null : signerOf(standing.present, bytesIn(row, 'signer'));
      if (row === null || standing === null || signer === null) throw noSession();
      const readsAll = numberIn(row, 'reads_all') === 1;
      if (readsAll && !isActive(signer)) {
        // The signer was frozen or removed since: it must open another session, which shows the log alone.
        await store.run('DELETE FROM identity_tokens WHERE identity = ? AND token_hash = ?', identityId, hash);
        throw noSession();
      }
      return { ...standing, signer, scope: readsAll ? 'all' : 'log' };
    },
  };
}

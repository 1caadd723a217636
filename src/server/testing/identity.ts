/** An identity at a server under test: writes entries and boxes, opens sessions, reads. Never outside tests. */

import { appendEntry } from '../../keys/log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import type { LogHead } from '../../keys/signed-box.ts';
import { freezeStatement, type StatedBox, sessionStatement, writeStatement } from '../../keys/statement.ts';
import { type TestMethod, testGenesis } from '../../keys/testing/identity.ts';
import { fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { plainDetails } from '../http/answer.ts';
import type { TestApp } from './app.ts';
import { TEST_ORIGIN } from './settings.ts';

/** A write before it is signed; what is left out changes nothing. */
export interface WriteDraft {
  key?: Uint8Array;
  expect?: LogHead | null;
  entries?: Uint8Array[];
  head?: LogHead;
  boxes?: StatedBox[];
  auditKey?: Uint8Array | null;
  origin?: string;
}

/** A server under test, in this process or another one. */
export type Asker = Pick<TestApp, 'ask' | 'clock'> & { origin?: string };

export interface TestIdentity {
  id: Uint8Array;
  path: string;
  first: TestMethod;
  recovery: TestMethod;
  genesis: Uint8Array;
  /** The log as this test last wrote it. */
  log: LogState;
}

export type Json = Record<string, unknown> & { error?: { code: string } };

export const author = (method: TestMethod): EntrySigner => ({
  role: 'author',
  id: method.id,
  seed: method.signingSeed,
});

/** Not written yet. @param change of genesis: an anchor of its own makes it another identity */
export function newIdentity(change: Partial<GenesisAction> = { anchor: randomBytes(32) }): TestIdentity {
  const { entry, log, first, recovery } = testGenesis(change);
  const path = `/v1/identities/${toBase64Url(log.identityId)}`;
  return { id: log.identityId, path, first, recovery, genesis: entry, log };
}

/** The body of a write as it is sent. */
export function signedWrite(identity: TestIdentity, seed: Uint8Array, draft: WriteDraft): object {
  const expect = draft.expect === undefined ? identity.log.head : draft.expect;
  const write = {
    key: draft.key ?? randomBytes(16),
    expect,
    entries: draft.entries ?? [],
    head: draft.head ?? expect ?? identity.log.head,
    boxes: draft.boxes ?? [],
    auditKey: draft.auditKey ?? null,
  };
  const statement = { origin: draft.origin ?? TEST_ORIGIN, identityId: identity.id, ...write };
  const signature = writeStatement.sign(seed, statement);
  return plainDetails({ ...write, publicKey: signingKeyPair(seed).publicKey, signature });
}

export async function sendWrite(app: Asker, identity: TestIdentity, seed: Uint8Array, draft: WriteDraft) {
  const body = signedWrite(identity, seed, { origin: originOf(app), ...draft });
  const response = await app.ask('POST', `${identity.path}/writes`, { body });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Genesis, by the first method. */
export const beginAt = (app: Asker, identity: TestIdentity, draft: WriteDraft = {}) =>
  sendWrite(app, identity, identity.first.signingSeed, {
    expect: null,
    entries: [identity.genesis],
    head: { number: 0, hash: identity.id },
    ...draft,
  });

/** One more entry, written by `seed`'s signer; the identity's log goes on when the server took it. */
export async function writeEntry(
  app: Asker,
  identity: TestIdentity,
  action: Exclude<EntryAction, { kind: 'genesis' }>,
  signers: readonly EntrySigner[],
  draft: WriteDraft & { timestamp?: number; seed?: Uint8Array } = {},
) {
  const timestamp = draft.timestamp ?? app.clock.now;
  const { entry, log } = appendEntry(identity.log, { timestamp, action }, signers);
  const seed = draft.seed ?? (signers[0] as EntrySigner).seed;
  const sent = await sendWrite(app, identity, seed, { ...draft, entries: [entry], head: log.head });
  if (sent.status === 200) identity.log = log;
  return { ...sent, entry };
}

const originOf = (app: Asker): string => app.origin ?? TEST_ORIGIN;

async function challengeOf(app: Asker, path: string): Promise<Uint8Array> {
  const response = await app.ask('POST', path, { body: {} });
  return fromBase64Url(((await response.json()) as { challenge: string }).challenge);
}

/** @param challenge default: a fresh one */
export async function openSession(app: Asker, identity: TestIdentity, seed: Uint8Array, challenge?: Uint8Array) {
  const asked = challenge ?? (await challengeOf(app, `${identity.path}/challenge`));
  const signature = sessionStatement.sign(seed, originOf(app), identity.id, asked);
  const body = plainDetails({ publicKey: signingKeyPair(seed).publicKey, challenge: asked, signature });
  const response = await app.ask('POST', `${identity.path}/session`, { body });
  return { status: response.status, challenge: asked, body: (await response.json()) as Json };
}

export async function openFreezeSession(app: Asker, seed: Uint8Array) {
  const challenge = await challengeOf(app, '/v1/freeze-codes/challenge');
  const signature = freezeStatement.sign(seed, originOf(app), challenge);
  const body = plainDetails({ publicKey: signingKeyPair(seed).publicKey, challenge, signature });
  const response = await app.ask('POST', '/v1/freeze-codes/session', { body });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Reads with the token of an opened session. */
export async function read(app: Asker, identity: TestIdentity, what: string, token: unknown, headers = {}) {
  const response = await app.ask('GET', `${identity.path}/${what}`, {
    headers: { authorization: `Bearer ${String(token)}`, ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    body: (text === '' ? {} : JSON.parse(text)) as Json,
  };
}

/** Opens a session and reads. */
export async function readAs(app: Asker, identity: TestIdentity, seed: Uint8Array, what: string) {
  const { body } = await openSession(app, identity, seed);
  return read(app, identity, what, body.token);
}

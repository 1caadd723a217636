/** The ticket of a password login: kept on this computer, sent at the next login of the same method, and worth less than the login itself. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { createHttp, type Fetch } from '../../sync/remote/http.ts';
import { createRemoteOpaque, createRemoteRows } from '../../sync/remote/rows.ts';
import type { Change } from '../../vault/vault.ts';
import type { BoundRecord } from '../login/bound-copy.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { createPasswordActs } from './password-acts.ts';

const SERVER = 'https://keys.example';
const SALT = toBase64Url(randomBytes(32));

/** A server that gives each login another ticket, and a wallet that knows these methods here. */
function scene(methodIds: readonly string[]) {
  const asked: { path: string; ticket: unknown }[] = [];
  const given: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const path = new URL(url).pathname;
    asked.push({ path, ticket: JSON.parse(String(init.body)).ticket });
    if (path.endsWith('/login/start'))
      return Response.json({ login: toBase64Url(randomBytes(32)), response: 'answer' });
    given.push(toBase64Url(randomBytes(32)));
    return Response.json({ salt: SALT, ticket: given.at(-1) });
  };
  const rows = new Map<string, Uint8Array>();
  const disk = { full: false };
  const vault = {
    get: async (table: string, key: string) => rows.get(`${table}/${key}`) ?? null,
    async commit(changes: readonly Change[]) {
      if (disk.full) throw new Error('The disk is full.');
      for (const { table, key, value } of changes) if (value !== null) rows.set(`${table}/${key}`, value);
    },
  };
  const bound = methodIds.map((methodId) => ({ methodId, password: { server: SERVER, accountName: 'ada' } }));
  const passwords = createPasswordActs({
    parts: { vault, inTurn: (work: () => unknown) => work() } as unknown as SessionParts,
    rowsAt: (origin) => createRemoteRows(createHttp(origin, fetch)),
    opaqueAt: (origin) => createRemoteOpaque(createHttp(origin, fetch)),
    ownServer: () => Promise.reject(new Error('The key server is not asked for here.')),
    accountNameOf: async () => undefined,
    session: {
      bound: async () => bound as unknown as BoundRecord[],
      change: () => Promise.reject(new Error('Nothing is changed here.')),
    },
  });
  const logIn = async (methodId: string | null): Promise<string> => {
    const which = { server: SERVER, methodId, accountName: 'ada' };
    const { login } = await passwords.loginStart(which, 'asked');
    return (await passwords.loginFinish(which, login, 'proof')).salt;
  };
  const sent = () => asked.filter(({ path }) => path.endsWith('/login/start')).map(({ ticket }) => ticket);
  return { logIn, sent, given, rows, disk };
}

it('is kept and sent at the next login of this method, the newest each time', async () => {
  const { logIn, sent, given } = scene(['a', 'b']);
  for (let times = 0; times < 3; times++) await logIn('a');
  await logIn('b');
  await logIn('a');
  expect(sent()).toEqual([null, given[0], given[1], null, given[2]]);
});

it('is not kept for a login without a known method, and a full disk stops no login', async () => {
  const { logIn, sent, rows, disk } = scene(['a']);
  expect(await logIn(null)).toBe(SALT);
  expect(rows.size).toBe(0);
  disk.full = true;
  expect(await logIn('a')).toBe(SALT);
  disk.full = false;
  await logIn('a');
  expect(sent()).toEqual([null, null, null]);
});

it('that cannot be read is not sent', async () => {
  const { logIn, sent, rows } = scene(['a']);
  await logIn('a');
  for (const key of rows.keys()) rows.set(key, randomBytes(31));
  await logIn('a');
  expect(sent()).toEqual([null, null]);
});

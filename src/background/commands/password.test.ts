/** The ticket of a password login: kept on this computer, sent at the next login of the same method, and worth less than the login itself. */
import { afterEach, expect, it, vi } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Change } from '../../vault/vault.ts';
import type { Wallet } from '../wallet.ts';
import { passwordCommands } from './password.ts';

const SERVER = 'https://keys.example';
const SALT = toBase64Url(randomBytes(32));

vi.mock('webextension-polyfill', () => ({ default: { storage: { session: {} } } }));

afterEach(() => vi.unstubAllGlobals());

/** A server that gives each login another ticket, and a wallet that knows these methods here. */
function scene(methodIds: readonly string[]) {
  const asked: { path: string; ticket: unknown }[] = [];
  const given: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const path = new URL(url).pathname;
    asked.push({ path, ticket: JSON.parse(String(init.body)).ticket });
    if (path.endsWith('/login/start'))
      return Response.json({ login: toBase64Url(randomBytes(32)), response: 'answer' });
    given.push(toBase64Url(randomBytes(32)));
    return Response.json({ salt: SALT, ticket: given.at(-1) });
  });
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
  const session = { bound: async () => bound, layers: async () => [], parts: { vault } };
  const handlers = passwordCommands({ session } as unknown as Wallet);
  const logIn = async (methodId: string | null): Promise<string> => {
    const place = { server: SERVER, methodId };
    const start = { ...place, accountName: 'ada', request: 'asked' };
    const { login } = await handlers['opaque-login-start'](start as never);
    return (await handlers['opaque-login-finish']({ ...place, login, finish: 'proof' } as never)).salt;
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

it('is not kept for a login that knows no method yet, and a full disk stops no login', async () => {
  const { logIn, sent, rows, disk } = scene(['a']);
  expect(await logIn(null)).toBe(SALT);
  expect(rows.size).toBe(0);
  disk.full = true;
  expect(await logIn('a')).toBe(SALT);
  disk.full = false;
  await logIn('a');
  expect(sent()).toEqual([null, null, null]);
});

it('that is no ticket any more is not sent', async () => {
  const { logIn, sent, rows } = scene(['a']);
  await logIn('a');
  for (const key of rows.keys()) rows.set(key, randomBytes(31));
  await logIn('a');
  expect(sent()).toEqual([null, null]);
});

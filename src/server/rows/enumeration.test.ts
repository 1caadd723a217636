/**
 * Nobody learns from an answer whether a row is there: known, unknown and frozen ones compared in status, headers, body and
 * time. Time is judged by rank over interleaved samples, so a slow machine is slow for all. What is looked for is work that
 * is left out for some; the few microseconds of a row that was read are not.
 */
import { expect, it } from 'vitest';
import { accountStatement } from '../../keys/account-ticket.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { controlHash } from '../../keys/statement.ts';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { enrol, remoteOf } from '../oidc/testing/logins.ts';
import { rotateSetup } from '../rotation.ts';
import { TEST_ORIGIN, type TestApp, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { subjectKey } from './account.ts';
import { createAccountTickets } from './account-ticket.ts';
import {
  account,
  blobBody,
  control,
  controlName,
  guessOf,
  keyRow,
  loginBody,
  putKeyRow,
  random,
  register,
  wrongFinish,
} from './testing/people.ts';
import { leastRank } from './testing/ranks.ts';

/** Of each kind. */
const SAMPLES = 40;
const WARM_UPS = 5;
/** Requests of one sample. The shortest counts: what else the machine does only makes longer. */
const TRIES = 3;
/**
 * Half: nothing to be seen. Samples of one distribution leave this range less than once in a million comparisons (it is
 * five standard deviations wide); work that is left out for one kind puts nearly every sample of it first, which is 0.
 */
const LEAST_RANK = 0.15;

/** For many requests on a busy machine (ms): nothing is judged by it. */
const PATIENCE = 180_000;

/** Sockets and turns would take longer than what is compared. */
const IN_PROCESS = { processes: 0 };

interface Request {
  method: string;
  path: string;
  body?: unknown;
}

/** What can be seen of an answer but its time. Random values have a length and no more. */
async function seen(response: Response) {
  const headers = [...response.headers].sort();
  return { status: response.status, headers, length: (await response.text()).length };
}

/** Asks each kind in turns, in an order that changes, and compares. */
async function compare(app: TestApp, kinds: Record<string, (at: number) => Promise<Request> | Request>): Promise<void> {
  const names = Object.keys(kinds);
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  const answers = Object.fromEntries(names.map((name) => [name, [] as unknown[]]));
  for (let at = 0; at < SAMPLES + WARM_UPS; at++)
    for (const name of at % 2 === 0 ? names : names.toReversed()) {
      let shortest = Number.POSITIVE_INFINITY;
      for (let n = 0; n < TRIES; n++) {
        const { method, path, body } = await (kinds[name] as (at: number) => Promise<Request>)(at);
        const start = performance.now();
        const response = await app.ask(method, path, { body });
        shortest = Math.min(shortest, performance.now() - start);
        answers[name]?.push(await seen(response));
      }
      if (at >= WARM_UPS) times[name]?.push(shortest);
    }
  const [first = '', ...others] = names;
  for (const name of others) {
    expect(answers[name], name).toEqual(answers[first]);
    expect(leastRank(times[first] ?? [], times[name] ?? []), name).toBeGreaterThan(LEAST_RANK);
  }
}

describeStores('Known, unknown and frozen', (database) => {
  it('salts', async () => {
    const app = await testApp(await (await database()).open(), IN_PROCESS);
    const make = async (): Promise<{ path: string; token: Uint8Array }> => {
      const [path, token] = [`/v1/id/rows/${random()}`, randomBytes(32)];
      await app.ask('PUT', path, { body: { salt: random(), control: toBase64Url(controlHash(token)) } });
      return { path, token };
    };
    const [known, frozen] = [await make(), await make()];
    await control(app, frozen.path, frozen.token, 'freeze');
    await compare(app, {
      known: () => ({ method: 'GET', path: known.path }),
      unknown: () => ({ method: 'GET', path: `/v1/id/rows/${random()}` }),
      frozen: () => ({ method: 'GET', path: frozen.path }),
    });
  });

  it(
    'names, at both steps of a login and when they are shut',
    async () => {
      const app = await testApp(await (await database()).open(), IN_PROCESS);
      const nameOf = (kind: string, at: number): string => `${kind} ${at}`;
      for (let at = 0; at < SAMPLES + WARM_UPS; at++) await register(app, nameOf('older', at), 'correct');
      // Those that were registered before are under another setup from now on than those that come.
      await rotateSetup({ store: app.store, folder: null }, app.clock.now);
      await app.parts.secrets.reread();
      for (let at = 0; at < SAMPLES + WARM_UPS; at++) {
        await register(app, nameOf('known', at), 'correct');
        const { token } = await register(app, nameOf('frozen', at), 'correct');
        await controlName(app, nameOf('frozen', at), token, 'freeze');
      }
      const kinds = ['known', 'unknown', 'frozen', 'older'];
      const start = async (name: string): Promise<Request> => ({
        method: 'POST',
        path: '/v1/id/opaque/login/start',
        body: (await guessOf(name)).body,
      });
      const ask = ({ method, path, body }: Request): Promise<Response> => app.ask(method, path, { body });
      const finish = async (name: string): Promise<Request> => {
        const { login } = await (await ask(await start(name))).json();
        return { method: 'POST', path: '/v1/id/opaque/login/finish', body: { login, finish: wrongFinish() } };
      };
      const each = (request: (name: string) => Promise<Request>) =>
        Object.fromEntries(kinds.map((kind) => [kind, (at: number) => request(nameOf(kind, at))]));
      await compare(app, each(start));
      await compare(app, each(finish));
      for (const kind of kinds) for (let at = 0; at < 10; at++) await ask(await start(nameOf(kind, 0)));
      await compare(app, Object.fromEntries(kinds.map((kind) => [kind, () => start(nameOf(kind, 0))])));
    },
    PATIENCE,
  );

  it(
    'account numbers: challenge, session, blob and control',
    async () => {
      const app = await testApp(await (await database()).open(), IN_PROCESS);
      const [known, unknown, frozen, stranger] = [keyRow(), keyRow(), keyRow(), keyRow()];
      for (const row of [known, frozen]) await putKeyRow(app, row);
      await control(app, `/v1/key/rows/${frozen.number}`, frozen.token, 'freeze');
      const rows = { known, unknown, frozen };
      const each = (request: (number: string) => Promise<Request> | Request) =>
        Object.fromEntries(Object.entries(rows).map(([kind, { number }]) => [kind, () => request(number)]));
      await compare(
        app,
        each((number) => ({ method: 'POST', path: '/v1/key/challenge', body: { number } })),
      );
      await compare(
        app,
        each(async (number) => ({
          method: 'POST',
          path: '/v1/key/session',
          body: { ...(await loginBody(app, stranger)), number },
        })),
      );
      await compare(
        app,
        each((number) => ({
          method: 'POST',
          path: `/v1/key/rows/${number}/blob`,
          body: blobBody(stranger, 2, randomBytes(200)),
        })),
      );
      await compare(
        app,
        each((number) => ({
          method: 'POST',
          path: `/v1/key/rows/${number}/control`,
          body: { token: random(), act: 'freeze' },
        })),
      );
    },
    PATIENCE,
  );

  it(
    'accounts at an issuer, with a ticket and at control',
    async () => {
      const app = await testApp(await (await database()).open(), IN_PROCESS);
      const remote = remoteOf(app);
      const tickets = createAccountTickets(app.parts);
      /** As a login at the issuer gives it. */
      const accountOf = (subject: string) => {
        const seed = randomBytes(32);
        const row = subjectKey(app.parts.secrets.accountNameKey, 'https://accounts.example', subject);
        return { kind: 'oidc' as const, seed, row, ...tickets.make(row, signingKeyPair(seed).publicKey) };
      };
      const kinds = ['known', 'unknown', 'frozen'];
      for (let at = 0; at < SAMPLES + WARM_UPS; at++) {
        await enrol(remote, accountOf(`known ${at}`), 'correct');
        const frozen = accountOf(`frozen ${at}`);
        const { control: token } = await enrol(remote, frozen, 'correct');
        await remote.opaque.control(frozen, token, 'freeze');
      }
      const start = async (subject: string): Promise<Request> => {
        const { kind, seed, accountTicket } = accountOf(subject);
        const { request } = (await guessOf('any')).body as { request: string };
        const asked = { act: 'login-start', request, ticket: null } as const;
        const signature = toBase64Url(accountStatement.sign(seed, TEST_ORIGIN, accountTicket, asked));
        const account = { kind, accountTicket: toBase64Url(accountTicket), signature };
        return { method: 'POST', path: '/v1/id/opaque/login/start', body: { account, request, ticket: null } };
      };
      const freeze = (subject: string): Request => ({
        method: 'POST',
        path: `/v1/oidc/rows/${toBase64Url(accountOf(subject).row)}/control`,
        body: { token: random(), act: 'freeze' },
      });
      for (const request of [start, freeze])
        await compare(app, Object.fromEntries(kinds.map((kind) => [kind, (at: number) => request(`${kind} ${at}`)])));
    },
    PATIENCE,
  );

  it('names at control', async () => {
    const app = await testApp(await (await database()).open(), IN_PROCESS);
    await register(app, 'known', 'correct');
    const { token } = await register(app, 'frozen', 'correct');
    await controlName(app, 'frozen', token, 'freeze');
    const request = (name: string): Request => ({
      method: 'POST',
      path: '/v1/id/opaque/control',
      body: { account: account(name), token: random(), act: 'unfreeze' },
    });
    await compare(app, {
      known: () => request('known'),
      unknown: () => request('unknown'),
      frozen: () => request('frozen'),
    });
  });
});

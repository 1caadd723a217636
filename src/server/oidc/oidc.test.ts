/** Accounts at real issuers (oidc-provider), with the wallet's own client: who gets at which row, and what a code, a nonce or a ticket of another login is worth. */
import { afterEach, expect, it } from 'vitest';
import { logInAt } from '../../../scripts/lib/issuer.mjs';
import { accountStatement } from '../../keys/account-ticket.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { codeIn, finishOidcLogin, type PendingOidc } from '../../sync/oidc-login.ts';
import type { OidcAccount } from '../../sync/remote/rows.ts';
import type { Remote } from '../../sync/remote.ts';
import { resetGuesses } from '../rows/reset-guesses.ts';
import { register } from '../rows/testing/people.ts';
import { TEST_ORIGIN, testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { begin, enrol, logInWith, openWith, REDIRECT, remoteOf, trialIssuer } from './testing/logins.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The code of a failed act. */
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'none',
    (error: unknown) => (isWalletError(error) ? error.code : String(error)),
  );

const MINUTE = 60_000;

describeStores('An account at an issuer', (database) => {
  /** A server with two issuers: one signs with RS256 and has a client secret, the other with EdDSA and none. */
  async function served() {
    const one = await trialIssuer(ends, { id: 'one', clientSecret: 's3cret with: odd/characters' });
    const two = await trialIssuer(ends, { id: 'two', kind: 'company', algorithm: 'EdDSA' });
    const store = await (await database()).open();
    const app = await testApp(store, { issuers: [one.options, two.options], processes: 1 });
    return { one, two, store, app, remote: remoteOf(app) };
  }

  /** A login that is back from the issuer and not finished. */
  async function returned(remote: Remote, id: string, login: string) {
    const { url, pending } = await begin(remote, id);
    const answer = await logInAt(url, login);
    return { pending, answer, code: codeIn(answer, pending) };
  }

  const finishWith = (remote: Remote, pending: PendingOidc, code: string) =>
    remote.oidc.finish({
      issuer: pending.issuerId,
      challenge: pending.challenge,
      code,
      verifier: pending.verifier,
      redirectUri: pending.redirectUri,
      publicKey: signingKeyPair(pending.seed).publicKey,
    });

  it('opens its row with its passphrase, at each of two issuers', async () => {
    const { remote } = await served();
    const [ada, other] = [await logInWith(remote, 'one', 'ada'), await logInWith(remote, 'two', 'ada')];
    expect(ada.row).not.toEqual(other.row);
    const { salt } = await enrol(remote, ada, 'correct');
    const again = await logInWith(remote, 'one', 'ada');
    expect(again.row).toEqual(ada.row);
    expect(await openWith(remote, again, 'correct')).toBe(toBase64Url(salt));
    expect(await openWith(remote, ada, 'wrong')).toBe('wrong');
    expect(await openWith(remote, other, 'correct')).toBe('wrong');
    for (const login of ['eve', 'Ada', 'adaa'])
      expect(await openWith(remote, await logInWith(remote, 'one', login), 'correct')).toBe('wrong');
    const second = await enrol(remote, other, 'other');
    expect(await openWith(remote, other, 'other')).toBe(toBase64Url(second.salt));
    expect(await openWith(remote, again, 'correct')).toBe(toBase64Url(salt));
  });

  it('is named in the list without the secret, with what a wallet needs', async () => {
    const { app, remote, one } = await served();
    expect((await remote.oidc.issuers()).map(({ id, kind }) => [id, kind])).toEqual([
      ['one', 'account'],
      ['two', 'company'],
    ]);
    const { url } = await begin(remote, 'one');
    const sent = new URL(url);
    expect(sent.origin + sent.pathname).toBe(`${one.issuer}/auth`);
    expect(Object.fromEntries(sent.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      redirect_uri: REDIRECT,
      code_challenge_method: 'S256',
      prompt: 'select_account',
    });
    expect(await (await app.ask('GET', '/v1/oidc/issuers')).text()).not.toContain('s3cret');
    expect(await codeOf(remote.oidc.start('three'))).toBe('not-found');
  });

  it('ended by the person at the issuer is no failure', async () => {
    const { remote } = await served();
    expect(await codeOf(logInWith(remote, 'one', null))).toBe('stopped');
  });

  it('is taken once, gets a new passphrase by the token of its row, and is set free', async () => {
    const { remote, store } = await served();
    const [ada, eve] = [await logInWith(remote, 'one', 'ada'), await logInWith(remote, 'one', 'eve')];
    const first = await enrol(remote, ada, 'old');
    await remote.opaque.registerFinish(await logInWith(remote, 'one', 'ada'), first.row);
    expect(await codeOf(enrol(remote, ada, 'other'))).toBe('exists');
    expect(await codeOf(enrol(remote, ada, 'other', randomBytes(32)))).toBe('exists');
    const second = await enrol(remote, ada, 'new', first.control);
    expect(await openWith(remote, ada, 'old')).toBe('wrong');
    expect(await openWith(remote, ada, 'new')).toBe(toBase64Url(second.salt));
    // Her token is worth nothing for another account's row.
    await enrol(remote, eve, 'hers', second.control);
    expect(await openWith(remote, ada, 'new')).toBe(toBase64Url(second.salt));

    await remote.opaque.control({ kind: 'oidc', row: ada.row }, first.control, 'freeze');
    expect(await openWith(remote, ada, 'new')).toBe(toBase64Url(second.salt));
    await remote.opaque.control({ kind: 'oidc', row: ada.row }, second.control, 'freeze');
    expect(await openWith(remote, ada, 'new')).toBe('wrong');
    await remote.opaque.control({ kind: 'oidc', row: ada.row }, second.control, 'unfreeze');
    await remote.opaque.control({ kind: 'oidc', row: randomBytes(32) }, second.control, 'remove');
    expect(await openWith(remote, ada, 'new')).toBe(toBase64Url(second.salt));
    await remote.opaque.control({ kind: 'oidc', row: ada.row }, second.control, 'remove');
    expect(await openWith(remote, ada, 'new')).toBe('wrong');
    expect(await store.all('SELECT account FROM opaque_rows')).toHaveLength(1);
  });

  it('is out of reach for a typed name, and needs a ticket', async () => {
    const { remote, app, one, store } = await served();
    const ada = await logInWith(remote, 'one', 'ada');
    await enrol(remote, ada, 'correct');
    for (const name of ['ada', `${one.issuer} ada`, `${one.issuer}ada`, toBase64Url(ada.row)])
      expect((await register(app, name, 'correct')).status).toBe(204);
    expect(await store.all('SELECT account FROM opaque_rows')).toHaveLength(5);
    const row = toBase64Url(ada.row);
    for (const account of [
      { kind: 'oidc', row },
      { kind: 'oidc', accountTicket: row, signature: row },
      { kind: 'oidc' },
    ]) {
      const body = { account, request: 'A', ticket: null };
      expect((await app.ask('POST', '/v1/id/opaque/login/start', { body })).status).toBe(400);
    }
  });

  it('counts wrong guesses as those of a password, for known and unknown accounts', async () => {
    const { remote, app, one } = await served();
    const [ada, eve] = [await logInWith(remote, 'one', 'ada'), await logInWith(remote, 'one', 'eve')];
    await enrol(remote, ada, 'correct');
    for (const account of [ada, eve]) {
      for (let guess = 0; guess < 10; guess++) expect(await openWith(remote, account, `guess ${guess}`)).toBe('wrong');
      expect(await codeOf(openWith(remote, account, 'correct'))).toBe('server-refused');
    }
    // The operator ends it for one of them, by what the issuer calls it.
    expect(await resetGuesses(app.parts, 'ada')).toBe(0);
    expect(await resetGuesses(app.parts, 'ada', one.options.issuer)).toBe(2);
    expect(await openWith(remote, ada, 'correct')).not.toBe('wrong');
    expect(await codeOf(openWith(remote, eve, 'correct'))).toBe('server-refused');
  });

  it('is not given for a code that was used, with another verifier, redirect address, key or challenge', async () => {
    const { remote } = await served();
    const used = await returned(remote, 'one', 'ada');
    await finishWith(remote, used.pending, used.code);
    expect(await codeOf(finishWith(remote, used.pending, used.code))).toBe('issuer-refused');
    const { pending: next } = await begin(remote, 'one');
    expect(await codeOf(finishWith(remote, { ...used.pending, challenge: next.challenge }, used.code))).toBe(
      'issuer-refused',
    );
    const changes: Partial<PendingOidc>[] = [
      { verifier: toBase64Url(randomBytes(32)) },
      { seed: randomBytes(32) },
      { challenge: (await begin(remote, 'one')).pending.challenge },
      { challenge: randomBytes(32) },
      { issuerId: 'two' },
    ];
    for (const change of changes) {
      const { pending, code } = await returned(remote, 'one', 'ada');
      const refused = await codeOf(finishWith(remote, { ...pending, ...change }, code));
      expect([Object.keys(change), refused]).toEqual([Object.keys(change), 'issuer-refused']);
    }
    for (const redirectUri of ['https://evil.example/', `${REDIRECT}.evil.example`, REDIRECT.replace('/oidc/', '/')]) {
      const { pending, code } = await returned(remote, 'one', 'ada');
      expect(await codeOf(finishWith(remote, { ...pending, redirectUri }, code))).toBe('server-refused');
    }
  });

  it('is not given for the code of another person in place of the own', async () => {
    const { remote } = await served();
    const [ada, eve] = [await returned(remote, 'one', 'ada'), await returned(remote, 'one', 'eve')];
    expect(await codeOf(finishWith(remote, eve.pending, ada.code))).toBe('issuer-refused');
    // The wallet itself takes no answer to another request.
    const third = await returned(remote, 'one', 'ada');
    expect(await codeOf(finishOidcLogin(remote.oidc, eve.pending, third.answer))).toBe('issuer-refused');
  });

  it('is not given to a server that has the login of a person at another server', async () => {
    const rogueOrigin = 'https://rogue.example';
    // The same client at the issuer, so that even the audience is the same.
    const both = await trialIssuer(ends, { id: 'both', servers: [TEST_ORIGIN, rogueOrigin] });
    const issuers = [both.options];
    const remote = remoteOf(await testApp(await (await database()).open(), { issuers }));
    const app = await testApp(await (await database()).open(), { issuers, origin: rogueOrigin });
    const rogue = remoteOf(app, rogueOrigin);
    const caught = await returned(rogue, 'both', 'ada');
    const { pending: ours } = await begin(remote, 'both');
    const change = { challenge: ours.challenge, redirectUri: ours.redirectUri };
    expect(await codeOf(finishWith(remote, { ...caught.pending, ...change }, caught.code))).toBe('issuer-refused');
    // It hands out the honest server's challenge: nonce and redirect URI still name the rogue.
    const start = (issuer: string) => remote.oidc.start(issuer);
    const { url, pending } = await begin({ ...rogue, oidc: { ...rogue.oidc, start } }, 'both');
    const code = codeIn(await logInAt(url, 'ada'), pending);
    expect(await codeOf(finishWith(remote, pending, code))).toBe('server-refused');
    expect(await codeOf(finishWith(remote, { ...pending, redirectUri: ours.redirectUri }, code))).toBe(
      'issuer-refused',
    );
  });

  it('is not given to a server that sends the person to a login page of its own making', async () => {
    const strict = await trialIssuer(ends, { id: 'strict', servers: [TEST_ORIGIN] });
    const remote = remoteOf(await testApp(await (await database()).open(), { issuers: [strict.options] }));
    // What the rogue wants: a login at the honest server with a key of its own.
    const wanted = await begin(remote, 'strict');
    // The person has begun a login at the rogue, whose page turns it into that one.
    const { pending } = await begin(
      { ...remote, pinned: { ...remote.pinned, origin: 'https://rogue.example' } },
      'strict',
    );
    const turned = new URL(wanted.url);
    turned.searchParams.set('state', pending.state);
    const answer = await logInAt(turned.href, 'ada');
    // The code goes to the honest server's address, and the wallet does not take it to the rogue.
    expect(() => codeIn(answer, pending)).toThrow();
    // With the rogue's address the issuer does not answer, as it is not registered.
    turned.searchParams.set('redirect_uri', pending.redirectUri);
    await expect(logInAt(turned.href, 'ada')).rejects.toThrow('400');
  });

  it('is not asked for after fifteen minutes at the issuer', async () => {
    const { remote, app } = await served();
    const late = await returned(remote, 'one', 'ada');
    app.clock.now += 15 * MINUTE;
    expect(await codeOf(finishWith(remote, late.pending, late.code))).toBe('issuer-refused');
  });

  it('has a ticket of ten minutes for the key of its login, each request and this server', async () => {
    const { remote, app, store, one } = await served();
    const ada = await logInWith(remote, 'one', 'ada');
    const eve = await logInWith(remote, 'one', 'eve');
    await enrol(remote, ada, 'correct');
    const needsLogin = async (account: OidcAccount) => {
      expect(await codeOf(openWith(remote, account, 'correct'))).toBe('needs-login');
      expect(await codeOf(enrol(remote, account, 'other'))).toBe('needs-login');
    };
    await needsLogin({ ...ada, seed: eve.seed });
    await needsLogin({ ...eve, accountTicket: ada.accountTicket });
    for (const at of [0, 7, 8, 39, 40, 71, 72, 103]) {
      const accountTicket = ada.accountTicket.slice();
      accountTicket[at] = (accountTicket[at] ?? 0) ^ 1;
      await needsLogin({ ...ada, accountTicket });
    }
    const elsewhere = remoteOf(await testApp(await (await database()).open(), { issuers: [one.options] }));
    await needsLogin({ ...ada, accountTicket: (await logInWith(elsewhere, 'one', 'ada')).accountTicket });

    // A signature is for one request at one server.
    const sign = (origin: string, asked: Parameters<typeof accountStatement.sign>[3]) =>
      toBase64Url(accountStatement.sign(ada.seed, origin, ada.accountTicket, asked));
    const request = 'A'.repeat(128);
    const wrong = [
      sign(TEST_ORIGIN, { act: 'register-start', request }),
      sign(TEST_ORIGIN, { act: 'login-start', request: 'B', ticket: null }),
      sign(TEST_ORIGIN, { act: 'login-start', request, ticket: new Uint8Array(32) }),
      sign('https://rogue.example', { act: 'login-start', request, ticket: null }),
    ];
    for (const signature of wrong) {
      const account = { kind: 'oidc', accountTicket: toBase64Url(ada.accountTicket), signature };
      const answer = await app.ask('POST', '/v1/id/opaque/login/start', { body: { account, request, ticket: null } });
      expect(answer.status).toBe(401);
    }
    // None of this was counted as a guess.
    expect(await store.all('SELECT name FROM guesses')).toEqual([]);
    app.clock.now += 10 * MINUTE;
    await needsLogin(ada);
    app.clock.now -= 10 * MINUTE + 1;
    expect(await openWith(remote, ada, 'correct')).not.toBe('wrong');
    app.clock.now -= 60 * MINUTE;
    await needsLogin(ada);
  });

  it('survives new keys of the issuer at any moment', async () => {
    const { remote, one } = await served();
    const before = await logInWith(remote, 'one', 'ada');
    one.rotateKeys();
    expect((await logInWith(remote, 'one', 'ada')).row).toEqual(before.row);
    const half = await begin(remote, 'one');
    one.rotateKeys();
    // At once again: not before half a minute.
    expect(await codeOf(finishOidcLogin(remote.oidc, half.pending, await logInAt(half.url, 'ada')))).toBe(
      'issuer-refused',
    );
  });

  it('cannot be reached while its issuer is down, and the other issuer goes on', async () => {
    const { remote, one, app } = await served();
    one.become('down');
    expect(await codeOf(begin(remote, 'one'))).toBe('issuer-unreachable');
    await logInWith(remote, 'two', 'ada');
    one.become('up');
    // Left alone for a few seconds.
    const asked = one.asked.length;
    expect(await codeOf(begin(remote, 'one'))).toBe('issuer-unreachable');
    expect(one.asked).toHaveLength(asked);
    app.clock.now += 5000;
    const back = await returned(remote, 'one', 'ada');
    one.become('broken');
    expect(await codeOf(finishWith(remote, back.pending, back.code))).toBe('issuer-unreachable');
    one.become('up');
    app.clock.now += 5000;
    const ada = await logInWith(remote, 'one', 'ada');
    // With the ticket nobody needs the issuer any more.
    one.become('down');
    await enrol(remote, ada, 'correct');
    expect(await openWith(remote, ada, 'correct')).not.toBe('wrong');
  });

  it.each([
    [-70_000, 'issuer-refused'],
    [-55_000, 'none'],
    [5.8 * MINUTE, 'none'],
    [6.2 * MINUTE, 'issuer-refused'],
  ])('with a clock of the server that is %i ms ahead of the issuer: %s', async (ahead, expected) => {
    const { remote, app } = await served();
    app.clock.now = Date.now() + ahead;
    expect(await codeOf(logInWith(remote, 'two', 'ada'))).toBe(expected);
    const times = /dramatis_events_total\{kind="oidc-time"\} 1/.test(await app.parts.metrics.text());
    expect(times).toBe(expected !== 'none');
  });
});

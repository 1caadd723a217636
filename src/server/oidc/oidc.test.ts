/** Accounts at real issuers (oidc-provider), with the wallet's own client: who gets at which row, and what a code, a token or a ticket of another login is worth. */
import { afterEach, expect, it } from 'vitest';
import { toBase64Url } from '../../lib/bytes.ts';
import { testApp } from '../testing/app.ts';
import { describeStores } from '../testing/stores.ts';
import { enrol, logInWith, openWith, remoteOf, trialIssuer } from './testing/logins.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

describeStores('An account at an issuer', (database) => {
  /** A server with two issuers: one signs with RS256 and has a client secret, the other with EdDSA and none. */
  async function served() {
    const one = await trialIssuer(ends, { id: 'one', clientSecret: 's3cret with: odd/characters' });
    const two = await trialIssuer(ends, { id: 'two', kind: 'company', algorithm: 'EdDSA' });
    const store = await (await database()).open();
    const app = await testApp(store, { issuers: [one.options, two.options] });
    return { one, two, store, app, remote: remoteOf(app) };
  }

  it('opens its row with its passphrase, at each of two issuers', async () => {
    const { remote } = await served();
    const [ada, other] = [await logInWith(remote, 'one', 'ada'), await logInWith(remote, 'two', 'ada')];
    expect(ada.row).not.toEqual(other.row);
    const { salt } = await enrol(remote, ada, 'correct');
    expect(await openWith(remote, await logInWith(remote, 'one', 'ada'), 'correct')).toBe(toBase64Url(salt));
    expect(await openWith(remote, ada, 'wrong')).toBe('wrong');
    expect(await openWith(remote, other, 'correct')).toBe('wrong');
    expect(await openWith(remote, await logInWith(remote, 'one', 'eve'), 'correct')).toBe('wrong');
    const second = await enrol(remote, other, 'other');
    expect(await openWith(remote, other, 'other')).toBe(toBase64Url(second.salt));
  });
});

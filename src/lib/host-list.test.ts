/** The list of hosts: what is on it, what is below it, what is not; and the list that the package carries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phishingHosts, phishingList } from '../../scripts/lib/phishing-list.mjs';
import { encodeHostList, findHost } from './host-list.ts';

describe('a list of hosts', () => {
  it('finds a host and every name below it, and no other', async () => {
    const list = await encodeHostList(['evil.example', 'steals.pages.example']);
    expect(await findHost(list, 'evil.example')).toBe('evil.example');
    expect(await findHost(list, 'App.Evil.Example.')).toBe('evil.example');
    expect(await findHost(list, 'steals.pages.example')).toBe('steals.pages.example');
    for (const host of ['example', 'pages.example', 'notevil.example', 'evil.example.org', ''])
      expect(await findHost(list, host)).toBeNull();
    expect(await findHost(new Uint8Array(), 'evil.example')).toBeNull();
  });

  it('finds each of any hosts', async () => {
    const hosts = fc.uniqueArray(fc.domain(), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(hosts, async (names) => {
        const list = await encodeHostList(names);
        expect(list.length).toBe(names.length * 5);
        for (const name of names) expect(await findHost(list, name)).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe('the list of the package', () => {
  it('has the hosts of eth-phishing-detect, and none that people use', async () => {
    const list = await phishingList();
    const hosts = phishingHosts();
    expect(hosts.length).toBeGreaterThan(10_000);
    expect(list.length).toBe(hosts.length * 5);
    expect(await findHost(list, hosts[0] as string)).not.toBeNull();
    for (const host of ['app.uniswap.org', 'opensea.io', 'github.com', 'app.aave.com', 'metamask.io', 'localhost'])
      expect(await findHost(list, host)).toBeNull();
  });
});

/** Sites and routes that another login method of a shared character changed: used as before until the person keeps them. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { SignInPolicy } from '../../messaging/sign-in-policy.ts';
import { newLevel } from '../change/levels.ts';
import { addKey } from '../testing/add-key.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';
import { markPlaces, servedSites, settlePlace, usedRoutes } from './changed-places.ts';
import type { Profile, Site } from './profile.ts';

const BY = 'b1'.repeat(16);
const addressOf = (at: number): Hex => `0x${at.toString(16).padStart(40, '0')}`;
const SHOP = 'https://shop.example';
const OWN_NODE = ['https://own.example'];
const EVIL_NODE = ['https://evil.example'];

it('a site and a route that a method of a low level adds are shown with its name, and not used before the person keeps them', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const daily = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const blue = await addKey(session, proofOf(created), daily, 'Blue key');
  const change = (act: (profile: Profile) => void) =>
    session.profiles.change(everyday, async ({ profile }) => {
      act(profile);
      return { value: null };
    });
  await change((profile) => {
    profile.routes = { '1': OWN_NODE };
  });
  const opens = async ({ methodId, authenticator, localSalt }: typeof blue) => {
    await session.lock();
    await session.unlock(methodId, authenticator.prf(localSalt));
    await session.profiles.recall();
  };
  await opens(blue);
  await change((profile) => {
    const accounts = [profile.accounts[0]?.address ?? addressOf(0)];
    profile.sites = [{ origin: SHOP, accounts, chainId: 1, since: 0, serves: true }];
    profile.routes = { '1': EVIL_NODE, '10': EVIL_NODE };
  });
  await opens(created);
  const read = () => session.profiles.read(everyday);
  expect(servedSites(await read())).toEqual([]);
  expect(usedRoutes(await read())).toEqual({ '1': OWN_NODE });
  expect((await read()).changedSites).toMatchObject([{ origin: SHOP, by: blue.methodId }]);
  // The other one cannot take the marks away.
  await opens(blue);
  await change((profile) => {
    profile.name = 'Everyday';
  });
  await opens(created);
  expect(servedSites(await read())).toEqual([]);
  await change((profile) => settlePlace(profile, { kind: 'site', origin: SHOP }, true));
  await change((profile) => settlePlace(profile, { kind: 'route', chainId: '1' }, false));
  await change((profile) => settlePlace(profile, { kind: 'route', chainId: '10' }, true));
  expect(servedSites(await read()).map(({ origin }) => origin)).toEqual([SHOP]);
  expect(usedRoutes(await read())).toEqual({ '1': OWN_NODE, '10': EVIL_NODE });
  expect(await read()).not.toHaveProperty('changedSites.0');
});

const site = fc.record({
  origin: fc.constantFrom(SHOP, 'https://a.example', 'https://b.example'),
  accounts: fc.uniqueArray(fc.integer({ min: 1, max: 4 }).map(addressOf), { minLength: 1 }),
  chainId: fc.constant(1),
  since: fc.constant(0),
  serves: fc.boolean(),
});
const part = fc.record({
  sites: fc.uniqueArray(site, { selector: ({ origin }) => origin }),
  routes: fc.dictionary(fc.constantFrom('1', '10'), fc.constantFrom(OWN_NODE, EVIL_NODE)),
});
const asProfile = (value: object) => ({ ...value }) as Profile;
const seen = (sites: readonly Site[]) =>
  new Set(sites.flatMap(({ origin, accounts, serves }) => (serves ? accounts.map((one) => `${origin} ${one}`) : [])));

it('whatever a method of a low level writes, no site sees more than before, no other node is asked, and undoing restores the former values', () => {
  fc.assert(
    fc.property(part, fc.array(part, { minLength: 1, maxLength: 3 }), (base, writes) => {
      let profile = asProfile(base);
      for (const next of writes) profile = markPlaces(profile, asProfile(next), BY, false);
      const before = seen(base.sites);
      for (const one of seen(servedSites(profile))) expect(before.has(one)).toBe(true);
      expect(usedRoutes(profile)).toEqual(base.routes);
      for (const { origin } of profile.changedSites ?? []) settlePlace(profile, { kind: 'site', origin }, false);
      for (const { chainId } of profile.changedRoutes ?? []) settlePlace(profile, { kind: 'route', chainId }, false);
      for (const one of seen(profile.sites)) expect(before.has(one)).toBe(true);
      expect(profile.routes).toEqual(base.routes);
      expect([profile.changedSites, profile.changedRoutes]).toEqual([undefined, undefined]);
    }),
  );
});

it('a sign-in without a prompt that a method of a low level adds, widens or prolongs is withheld; one that it ends is ended', () => {
  const policy: SignInPolicy = {
    ...{ account: addressOf(1), domain: 'shop.example', uriPrefix: `${SHOP}/`, chains: [1], resources: [] },
    ...{ statement: null, longest: 5, since: 1, until: 9 },
  };
  const having = (signsIn?: SignInPolicy) =>
    asProfile({
      sites: [{ origin: SHOP, accounts: [addressOf(1)], serves: true, ...(signsIn && { signsIn }) }],
      routes: {},
    });
  const served = (before?: SignInPolicy, after?: SignInPolicy) =>
    servedSites(markPlaces(having(before), having(after), BY, false)).map(({ signsIn }) => signsIn);
  const wider = { ...policy, longest: null };
  expect(served(undefined, policy)).toEqual([undefined]);
  expect(served(policy, wider)).toEqual([undefined]);
  expect(served(policy, { ...policy, until: 10 })).toEqual([undefined]);
  expect(served(policy, { ...policy, until: 8 })).toEqual([{ ...policy, until: 8 }]);
  expect(served(policy, policy)).toEqual([policy]);
  expect(markPlaces(having(policy), having(), BY, false).changedSites).toBeUndefined();
});

it('changes by a managing method are used at once', () => {
  const base = asProfile({ sites: [], routes: {} });
  const next = asProfile({
    sites: [{ origin: SHOP, accounts: [addressOf(1)], serves: true }],
    routes: { '1': OWN_NODE },
  });
  expect(markPlaces(base, next, BY, true)).toEqual(next);
});

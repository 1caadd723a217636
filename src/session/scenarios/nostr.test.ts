/**
 * Nostr keys through their whole life: one for each site and character, kept over rotations, brought, given to no closed or viewed
 * character, used under the signing policy, removed.
 */
import { verifyEvent } from 'nostr-tools/pure';
import { describe, expect, it } from 'vitest';
import { derivePrivateKey } from '../../ethereum/hd.ts';
import { bareHex, fromHex, fromUtf8 } from '../../lib/bytes.ts';
import type { EventDraft } from '../../nostr/event.ts';
import { publicKeyOf, sitePath } from '../../nostr/key.ts';
import { conversationKey, decryptText } from '../../nostr/nip44.ts';
import { createNostrActs } from '../accounts/nostr-acts.ts';
import { nostrKeysOf } from '../accounts/nostr-keys.ts';
import { createSigningGuard } from '../accounts/signing-guard.ts';
import { changeLevel } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { markPlaces, servedSites, settlePlace } from '../profile/changed-places.ts';
import { mergeProfile } from '../profile/merge-profile.ts';
import { useEntropy } from '../profile/targets.ts';
import type { SessionCore } from '../session-core.ts';
import { household } from '../testing/household.ts';
import { askedAs, limitedPerson, SITE } from '../testing/limited-person.ts';
import { plant } from '../testing/planted.ts';

const OTHER = 'https://b.example';
const NSEC = 'nsec10allq0gjx7fddtzef0ax00mdps9t2kmtrldkyjfs8l5xruwvh2dq0lhhkp';
const BROUGHT = '17162c921dc4d2518f9a101db33695df1afb56ab82f5ff3e5da6eec3ca5cd917';
const NOTE: EventDraft = { kind: 1, created_at: 1_700_000_000, tags: [], content: 'Curtain up' };
const PEER = fromHex('22'.repeat(32));

const actsOf = ({ parts, profiles }: SessionCore) =>
  createNostrActs(profiles, createSigningGuard(parts, profiles), parts.clock);

/** The key that this character has for a site, made if it has none. */
async function keyFor(session: SessionCore, characterId: string, origin = SITE): Promise<string> {
  const acts = actsOf(session);
  return acts.ensureKey({ characterId, origin, publicKey: (await acts.choicesFor(characterId, origin)).own });
}

const keysOf = async (session: SessionCore, characterId: string) =>
  nostrKeysOf(await session.profiles.read(characterId));

describe('the key of a site', () => {
  it('is another one for each site and each character, and the same each time', async () => {
    const { session, everyday, savings } = await household();
    const keys = [
      await keyFor(session, everyday),
      await keyFor(session, everyday, OTHER),
      await keyFor(session, savings),
      await keyFor(session, savings, OTHER),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(await keyFor(session, everyday)).toBe(keys[0]);
    expect(await keysOf(session, everyday)).toMatchObject([
      { site: SITE, user: keys[0], name: 'app.example' },
      { site: OTHER, user: keys[1], name: 'b.example' },
    ]);
  });

  it('comes from the phrase of the character at the path of the site', async () => {
    const { session, everyday } = await household();
    const derived = await session.profiles.use(everyday, ({ access, profile }) =>
      useEntropy(access, profile, (entropy) => publicKeyOf(derivePrivateKey(entropy, sitePath(SITE)))),
    );
    expect(await keyFor(session, everyday)).toBe(derived);
  });

  it('is only shown until the person agrees', async () => {
    const { session, everyday } = await household();
    await actsOf(session).choicesFor(everyday, SITE);
    expect(await keysOf(session, everyday)).toEqual([]);
  });

  it('is not what a page of the wallet says, but one of its own', async () => {
    const { session, everyday } = await household();
    const acts = actsOf(session);
    const other = (await acts.choicesFor(everyday, OTHER)).own;
    const wanted = { characterId: everyday, origin: SITE };
    await expect(acts.ensureKey({ ...wanted, publicKey: other })).rejects.toMatchObject({ code: 'not-found' });
    // Nor that of another site which exists already.
    await keyFor(session, everyday, OTHER);
    await expect(acts.ensureKey({ ...wanted, publicKey: other })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stays the same when the character is given new keys, which renews its phrase', async () => {
    const { session, mine, everyday } = await household();
    const [key, unused] = [await keyFor(session, everyday), (await actsOf(session).choicesFor(everyday, OTHER)).own];
    await session.change(mine, (change) => rotateCharacters(change, [everyday]));
    expect(await keyFor(session, everyday)).toBe(key);
    const signed = await actsOf(session).sign(askedAs('1', SITE), { characterId: everyday, publicKey: key }, NOTE);
    expect(verifyEvent(signed)).toBe(true);
    expect((await actsOf(session).choicesFor(everyday, OTHER)).own).not.toBe(unused);
  });

  it('signs for one that opens the character with use, and for none that only views it or has it closed', async () => {
    const { stage, session, mine, savings, daily, everyday, blue } = await household();
    const key = await keyFor(session, savings);
    const signer = { characterId: savings, publicKey: key };
    const logIn = async () => {
      const again = await stage.restartBrowser();
      await again.unlock(blue.methodId, blue.authenticator.prf(blue.localSalt));
      return actsOf(again);
    };
    const set = (right: 'use' | 'view') =>
      stage.session.change(mine, (change) =>
        changeLevel(change, daily, {
          name: 'Daily',
          manages: false,
          characterIds: [everyday, savings],
          limits: { [savings]: right },
        }),
      );
    for (const closed of [await logIn(), await set('view').then(logIn)]) {
      await expect(closed.sign(askedAs('1', SITE), signer, NOTE)).rejects.toMatchObject({ code: 'closed' });
      await expect(closed.choicesFor(savings, SITE)).rejects.toMatchObject({ code: 'closed' });
      await expect(closed.decrypt(askedAs('1', SITE), signer, key, 'x')).rejects.toMatchObject({ code: 'closed' });
    }
    const using = await set('use').then(logIn);
    expect(verifyEvent(await using.sign(askedAs('1', SITE), signer, NOTE))).toBe(true);
  }, 60_000);
});

describe('a key that was brought', () => {
  it('is offered to every site beside its own, once, and signs', async () => {
    const { session, everyday } = await household();
    const acts = actsOf(session);
    expect(await acts.bring(everyday, { typed: NSEC, name: '  Ida  from before ' })).toBe(BROUGHT);
    for (const origin of [SITE, OTHER]) {
      expect((await acts.choicesFor(everyday, origin)).brought).toEqual([
        { publicKey: BROUGHT, name: 'Ida from before' },
      ]);
      expect(await acts.ensureKey({ characterId: everyday, origin, publicKey: BROUGHT })).toBe(BROUGHT);
    }
    await expect(acts.bring(everyday, { typed: NSEC, name: 'Again' })).rejects.toMatchObject({ code: 'exists' });
    const signed = await acts.sign(askedAs('1', SITE), { characterId: everyday, publicKey: BROUGHT }, NOTE);
    expect(signed.pubkey).toBe(BROUGHT);
    expect(verifyEvent(signed)).toBe(true);
  });

  it.each([
    ['npub1zutzeysacnf9rru6zqwmxd54mud0k44tst6l70ja5mhv8jjumytsd2x7nu', 'Ida'],
    [NSEC, ' '],
  ])('%s with the name “%s” is refused', async (typed, name) => {
    const { session, everyday } = await household();
    await expect(actsOf(session).bring(everyday, { typed, name })).rejects.toMatchObject({ code: 'bad-input' });
    expect(await keysOf(session, everyday)).toEqual([]);
  });

  it('lies nowhere on the disk or in session memory in the open', async () => {
    const { stage, session, everyday } = await household();
    await actsOf(session).bring(everyday, { typed: NSEC, name: 'Findable name' });
    const secret = '7f7ff03d123792d6ac594bfa67bf6d0c0ab55b6b1fdb6249303fe861f1ccba9a';
    const rows = await Promise.all((['boxes', 'local'] as const).map((table) => stage.disk.list(table, '')));
    const disk = rows.flat().map(({ value }) => value);
    expect(disk.length).toBeGreaterThan(5);
    for (const value of disk) {
      expect(bareHex(value)).not.toContain(secret);
      expect(new TextDecoder('latin1').decode(value)).not.toMatch(/nsec1|findable/i);
    }
    expect(JSON.stringify([...stage.memory])).not.toMatch(/nsec1|findable|7f7ff03d123792d6/i);
  });

  it('is never offered by a login that does not hold the character', async () => {
    const { stage, session, savings, thief, adopt } = await household();
    const entry = { kind: 'nostr' as const, site: null, user: BROUGHT, name: 'Gift', changedAt: 1 };
    const secret = fromHex('7f7ff03d123792d6ac594bfa67bf6d0c0ab55b6b1fdb6249303fe861f1ccba9a');
    const target = { kind: 'nostr-key' as const, publicPart: fromHex(BROUGHT), secret };
    await plant(stage, { characterId: savings, signer: thief, target, name: JSON.stringify(entry) });
    await adopt(savings);
    expect((await session.profiles.read(savings)).secrets ?? []).toEqual([]);
  });
});

it('texts go to and fro with the other side, and with nobody else', async () => {
  const { session, everyday } = await household();
  const acts = actsOf(session);
  const publicKey = await keyFor(session, everyday);
  const signer = { characterId: everyday, publicKey };
  const peer = publicKeyOf(PEER);
  const sealed = await acts.encrypt(askedAs('1', SITE), signer, peer, 'the prompter whispers');
  expect(decryptText(sealed, conversationKey(PEER, publicKey))).toBe('the prompter whispers');
  expect(await acts.decrypt(askedAs('2', SITE), signer, peer, sealed)).toBe('the prompter whispers');
  await expect(acts.decrypt(askedAs('3', SITE), signer, publicKey, sealed)).rejects.toMatchObject({
    code: 'bad-input',
  });
});

it('a removed key signs nothing more, is taken from its sites, and leaves their accounts', async () => {
  const { session, everyday } = await household();
  const acts = actsOf(session);
  const publicKey = await keyFor(session, everyday);
  const site = { chainId: 1, since: 1, serves: true, nostr: { publicKey, since: 1, free: {} } };
  await session.profiles.change(everyday, async ({ profile }) => {
    const [account] = profile.accounts;
    profile.sites = [
      { ...site, origin: SITE, accounts: [] },
      { ...site, origin: OTHER, accounts: account ? [account.address] : [] },
    ];
    return { value: null };
  });
  await acts.remove(everyday, publicKey);
  const { sites } = await session.profiles.read(everyday);
  expect(sites.map(({ origin, nostr }) => [origin, nostr])).toEqual([[OTHER, undefined]]);
  const signer = { characterId: everyday, publicKey };
  await expect(acts.sign(askedAs('1', SITE), signer, NOTE)).rejects.toMatchObject({ code: 'not-found' });
  await expect(acts.remove(everyday, publicKey)).rejects.toMatchObject({ code: 'not-found' });
  // It comes from the phrase: a site that asks again is offered the same one.
  expect((await acts.choicesFor(everyday, SITE)).own).toBe(publicKey);
});

describe('a removed key', () => {
  it('comes back and signs, whether of a site or brought', async () => {
    const { session, everyday } = await household();
    const acts = actsOf(session);
    await acts.bring(everyday, { typed: NSEC, name: 'Old app' });
    for (const publicKey of [BROUGHT, await keyFor(session, everyday)]) {
      const before = (await keysOf(session, everyday)).map(({ targetId: _id, ...entry }) => entry);
      const kept = await acts.remove(everyday, publicKey);
      await acts.bringBack(everyday, kept ?? []);
      expect((await keysOf(session, everyday)).map(({ targetId: _id, ...entry }) => entry)).toEqual(before);
      const signed = await acts.sign(askedAs('1', SITE), { characterId: everyday, publicKey }, NOTE);
      expect(verifyEvent(signed)).toBe(true);
    }
  });

  it('does not come back beside itself, to a site with another key, or to new keys', async () => {
    const { session, mine, everyday } = await household();
    const acts = actsOf(session);
    const brought = await acts.bring(everyday, { typed: NSEC, name: 'Old app' });
    const first = await acts.remove(everyday, brought);
    await acts.bring(everyday, { typed: NSEC, name: 'Again' });
    await expect(acts.bringBack(everyday, first ?? [])).rejects.toMatchObject({ code: 'exists' });

    const own = await keyFor(session, everyday);
    const second = await acts.remove(everyday, own);
    const stranger = (second ?? []).map(({ entry, ...kept }) => ({
      ...kept,
      entry: { ...entry, user: 'ab'.repeat(32) },
    }));
    await keyFor(session, everyday);
    await expect(acts.bringBack(everyday, stranger)).rejects.toMatchObject({
      code: 'exists',
      message: expect.stringContaining('another key'),
    });
    const third = await acts.remove(everyday, own);
    await session.change(mine, (change) => rotateCharacters(change, [everyday]));
    await expect(acts.bringBack(everyday, third ?? [])).rejects.toMatchObject({ code: 'refused' });
    expect((await keysOf(session, everyday)).map(({ name }) => name)).toEqual(['Again']);
  });
});

describe('the signing policy', () => {
  const login = (host: string): EventDraft => ({ ...NOTE, kind: 27_235, tags: [['u', `https://${host}/api`]] });

  it('that wants a login each time holds for events and texts', async () => {
    const person = await limitedPerson({ askAlways: true });
    const { session } = person.stage;
    const signer = { characterId: person.everyday, publicKey: await keyFor(session, person.everyday) };
    const needsLogin = { code: 'needs-login' };
    const acts = actsOf(session);
    await expect(acts.sign(askedAs('1', SITE), signer, NOTE)).rejects.toMatchObject(needsLogin);
    await expect(acts.encrypt(askedAs('2', SITE), signer, signer.publicKey, 'x')).rejects.toMatchObject(needsLogin);
  });

  it('counts an event as something unknown, and a login at the asking site as nothing', async () => {
    const person = await limitedPerson({ askAbove: { 1: '1' }, countsUnknown: true });
    const { session } = person.stage;
    const signer = { characterId: person.everyday, publicKey: await keyFor(session, person.everyday) };
    const acts = actsOf(session);
    await expect(acts.sign(askedAs('1', SITE), signer, NOTE)).rejects.toMatchObject({ code: 'needs-login' });
    await expect(acts.sign(askedAs('2', SITE), signer, login('evil.example'))).rejects.toMatchObject({
      code: 'needs-login',
    });
    expect(verifyEvent(await acts.sign(askedAs('3', SITE), signer, login('app.example')))).toBe(true);
  });

  it('keeps out a site that is not on its list', async () => {
    const person = await limitedPerson({ sites: [OTHER] });
    const { session } = person.stage;
    const signer = { characterId: person.everyday, publicKey: await keyFor(session, person.everyday) };
    await expect(actsOf(session).sign(askedAs('1', SITE), signer, NOTE)).rejects.toMatchObject({ code: 'needs-login' });
  });
});

it('a signed event is in the list that all computers share; a text is not', async () => {
  const { session, everyday } = await household();
  const guard = createSigningGuard(session.parts, session.profiles);
  const acts = createNostrActs(session.profiles, guard, session.parts.clock);
  const signer = { characterId: everyday, publicKey: await keyFor(session, everyday) };
  const { id } = await acts.sign(askedAs('1', SITE), signer, NOTE);
  await acts.encrypt(askedAs('2', SITE), signer, signer.publicKey, 'x');
  await guard.keepSigned();
  expect((await session.profiles.read(everyday)).signed).toMatchObject([
    { id: `0x${id}`, kind: 'nostr', account: null, origin: SITE, title: 'Sign 1' },
  ]);
});

describe('a login that another computer wrote', () => {
  const grant = { publicKey: BROUGHT, since: 1, free: {} as Record<string, number> };

  it('is kept when two versions of the profile meet', async () => {
    const { session, everyday } = await household();
    const base = structuredClone(await session.profiles.read(everyday));
    const site = { origin: SITE, accounts: [], chainId: 1, since: 1, serves: true, nostr: grant };
    const merged = mergeProfile(base, { ...base, sites: [site] }, { ...base, name: 'Renamed' });
    expect(merged.sites).toEqual([site]);
  });

  it('of low rank is withheld until the person keeps it: a new key, and more freedom with a known one', async () => {
    const { session, everyday } = await household();
    const profile = structuredClone(await session.profiles.read(everyday));
    const accounts = profile.accounts.map(({ address }) => address);
    const site = { origin: SITE, accounts, chainId: 1, since: 1, serves: true };
    const marked = (before: object, after: object) =>
      markPlaces(
        { ...profile, sites: [{ ...site, ...before }] },
        { ...profile, sites: [{ ...site, ...after }] },
        'b'.repeat(32),
        false,
      );
    for (const [before, after] of [
      [{}, { nostr: grant }],
      [{ nostr: { ...grant, publicKey: '1'.repeat(64) } }, { nostr: grant }],
      [{ nostr: grant }, { nostr: { ...grant, free: { texts: 5 } } }],
      [{ nostr: { ...grant, free: { texts: 5 } } }, { nostr: { ...grant, free: { texts: 6 } } }],
    ]) {
      const changed = marked(before as object, after as object);
      expect(servedSites(changed)).toEqual([site]);
      settlePlace(changed, { kind: 'site', origin: SITE }, true);
      expect(servedSites(changed)).toMatchObject([{ nostr: grant.publicKey ? { publicKey: BROUGHT } : {} }]);
    }
    expect(marked({ nostr: { ...grant, free: { texts: 5 } } }, { nostr: grant }).changedSites).toBe(undefined);
  });
});

it('what it signs is UTF-8 as it was given', async () => {
  const { session, everyday } = await household();
  const signer = { characterId: everyday, publicKey: await keyFor(session, everyday) };
  const content = fromUtf8(fromHex('f09f8ead20c3a9'));
  const signed = await actsOf(session).sign(askedAs('1', SITE), signer, { ...NOTE, content });
  expect(signed.content).toBe('🎭 é');
  expect(verifyEvent(signed)).toBe(true);
});

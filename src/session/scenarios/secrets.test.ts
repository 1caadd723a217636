/**
 * Site logins and secret notes through their whole life: saved, changed, used, put into closed characters, given new keys with their
 * character, listed as exposed. No box passes for another one, and a list carries no secret.
 */
import { describe, expect, it } from 'vitest';
import { bareHex, fromUtf8 } from '../../lib/bytes.ts';
import type { SecretDraft } from '../../messaging/secret.ts';
import { targetName } from '../../sync/box-names.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { changeLevel, removeMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { secretTarget } from '../profile/secret-targets.ts';
import { ensureOwns } from '../secrets/ensure-owns.ts';
import { createSecretActs } from '../secrets/secret-acts.ts';
import { encodeContent } from '../secrets/secret-content.ts';
import { toId } from '../state/open-keys.ts';
import { forgetProfiles, household, plantProfile } from '../testing/household.ts';
import { plant, put } from '../testing/planted.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import type { Stage } from '../testing/stage.ts';

const login = (more: Partial<Extract<SecretDraft, { kind: 'login' }>> = {}): SecretDraft => ({
  kind: 'login',
  site: 'https://example.org/login?next=1',
  user: 'mara',
  name: '',
  password: 'hunter2 and more',
  totp: null,
  note: null,
  ...more,
});

const note: SecretDraft = { kind: 'note', name: 'Alarm', text: 'the code is 4711' };

const actsOf = ({ session }: Stage) => createSecretActs(session.parts, session.profiles);

async function house() {
  const home = await household();
  return { ...home, acts: actsOf(home.stage) };
}

const boxOf = async ({ session, login: open }: Awaited<ReturnType<typeof house>>, character: string, id: string) =>
  session.parts.server.box(toId(open?.identityId ?? ''), targetName(toId(character), toId(id)));

describe('a site login', () => {
  it('is listed without its secret, and gives one part at a time', async () => {
    const { acts, everyday } = await house();
    const totp = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const id = await acts.save(everyday, null, login({ totp, note: 'the grey card' }));
    const [entry] = await acts.list(everyday);
    expect(entry).toMatchObject({ targetId: id, site: 'https://example.org', user: 'mara', name: 'example.org' });
    expect(JSON.stringify(entry)).not.toMatch(/hunter2|GEZD|grey/);
    expect(await acts.read(everyday, id, 'password')).toBe('hunter2 and more');
    expect(await acts.read(everyday, id, 'note')).toBe('the grey card');
    expect((await acts.code(everyday, id))?.code).toMatch(/^\d{6}$/);
    expect(await acts.filling(everyday, id)).toMatchObject({ site: 'https://example.org', user: 'mara' });
  });

  it('keeps what is not changed, and the last passwords', async () => {
    const { acts, everyday } = await house();
    let id = await acts.save(everyday, null, login({ note: 'kept' }));
    const first = id;
    for (const password of ['two', 'three', 'four', 'five'])
      id = await acts.save(everyday, id, login({ password, site: 'https://example.org' }));
    expect(id).not.toBe(first);
    expect(await acts.read(everyday, id, 'former')).toBe('four\nthree\ntwo');
    expect(await acts.read(everyday, id, 'note')).toBe('kept');
    expect(await acts.list(everyday)).toHaveLength(1);
    await expect(acts.read(everyday, first, 'password')).rejects.toMatchObject({ code: 'not-found' });
    const renamed = await acts.save(everyday, id, login({ password: null, user: 'other' }));
    expect(await acts.read(everyday, renamed, 'password')).toBe('five');
    expect(await acts.read(everyday, renamed, 'former')).toBe('four\nthree\ntwo');
  });

  it('leaves neither box nor entry when it is removed, and does not come back', async () => {
    const home = await house();
    const { acts, everyday, adopt, stage } = home;
    const id = await acts.save(everyday, null, login());
    const box = await boxOf(home, everyday, id);
    await acts.remove(everyday, id);
    expect(await boxOf(home, everyday, id)).toBeNull();
    await put(stage, targetName(toId(everyday), toId(id)), box ?? new Uint8Array());
    await adopt(everyday);
    expect(await acts.list(everyday)).toEqual([]);
  });

  it('comes back as it was, under another target, and stays on every computer', async () => {
    const home = await house();
    const { acts, everyday, adopt, stage } = home;
    await acts.save(everyday, null, note);
    const totp = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    let id = await acts.save(everyday, null, login({ totp, note: 'the grey card' }));
    id = await acts.save(everyday, id, login({ password: 'two' }));
    await acts.save(everyday, null, login({ user: 'other' }));
    const before = await acts.list(everyday);
    const box = await boxOf(home, everyday, id);
    const removed = await acts.remove(everyday, id);
    if (!removed) throw new Error('Nothing brings it back.');
    expect(JSON.stringify(removed)).not.toMatch(/hunter2|GEZD|grey/);
    await acts.bringBack(everyday, removed);
    const after = await acts.list(everyday);
    const { targetId = '' } = after[1] ?? {};
    expect(targetId).not.toBe(id);
    expect(after).toEqual(before.map((entry) => (entry.targetId === id ? { ...entry, targetId } : entry)));
    expect(await acts.read(everyday, targetId, 'password')).toBe('two');
    expect(await acts.read(everyday, targetId, 'former')).toBe('hunter2 and more');
    expect(await acts.read(everyday, targetId, 'note')).toBe('the grey card');
    expect((await acts.code(everyday, targetId))?.code).toMatch(/^\d{6}$/);
    // The former box stays removed.
    await put(stage, targetName(toId(everyday), toId(id)), box ?? new Uint8Array());
    await adopt(everyday);
    expect(await acts.list(everyday)).toEqual(after);
  });

  it('does not come back beside another one of the same site and user, nor to new keys', async () => {
    const { acts, everyday, session, mine } = await house();
    const twice = await acts.save(everyday, null, login());
    await acts.save(everyday, null, login({ password: 'the other' }));
    const removedOf = async (targetId: string) => {
      const removed = await acts.remove(everyday, targetId);
      if (!removed) throw new Error('Nothing brings it back.');
      return removed;
    };
    // The other one was there before.
    await acts.bringBack(everyday, await removedOf(twice));
    expect(await acts.list(everyday)).toHaveLength(2);
    const [first] = await acts.list(everyday);
    const removed = await removedOf(first?.targetId ?? '');
    await acts.save(everyday, null, login({ password: 'newer' }));
    await expect(acts.bringBack(everyday, removed)).rejects.toMatchObject({ code: 'exists' });
    expect(await acts.list(everyday)).toHaveLength(2);

    const text = await removedOf(await acts.save(everyday, null, note));
    await acts.save(everyday, null, { ...note, name: 'Another title' });
    await session.change(mine, (change) => rotateCharacters(change, [everyday]));
    await expect(acts.bringBack(everyday, text)).rejects.toMatchObject({ code: 'refused' });
    expect((await acts.list(everyday)).map(({ name }) => name)).not.toContain('Alarm');
  });

  it.each([
    ['a site that is none', { site: 'javascript:alert(1)' }],
    ['a file', { site: 'file:///etc/passwd' }],
    ['a key for codes that is none', { totp: 'nonsense!' }],
    ['a password without end', { password: 'x'.repeat(2000) }],
  ])('is refused with %s', async (_what, more) => {
    const { acts, everyday } = await house();
    await expect(acts.save(everyday, null, login(more))).rejects.toMatchObject({ code: 'bad-input' });
    expect(await acts.list(everyday)).toEqual([]);
  });
});

describe('a secret note', () => {
  it('is a title in the list and a text in the target', async () => {
    const { acts, everyday } = await house();
    const id = await acts.save(everyday, null, note);
    expect(await acts.list(everyday)).toMatchObject([{ kind: 'note', name: 'Alarm', user: '', site: null }]);
    expect(await acts.read(everyday, id, 'note')).toBe('the code is 4711');
    await expect(acts.save(everyday, id, login())).rejects.toMatchObject({ code: 'bad-input' });
    await expect(acts.filling(everyday, id)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('another character', () => {
  it('does not list or open it', async () => {
    const { acts, everyday, savings } = await house();
    const id = await acts.save(everyday, null, login());
    expect(await acts.list(savings)).toEqual([]);
    await expect(acts.read(savings, id, 'password')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('gets a copy when it is open', async () => {
    const { acts, everyday, savings } = await house();
    await acts.share(everyday, await acts.save(everyday, null, login()), savings, true);
    const [entry] = await acts.list(savings);
    expect(await acts.read(savings, entry?.targetId ?? '', 'password')).toBe('hunter2 and more');
  });

  it('adopts a copy that a holder puts in while it is closed', async () => {
    const { acts, everyday, savings, adopt } = await house();
    await acts.share(everyday, await acts.save(everyday, null, note), savings, false);
    expect(await acts.list(savings)).toEqual([]);
    await adopt(savings);
    const [entry] = await acts.list(savings);
    expect(await acts.read(savings, entry?.targetId ?? '', 'note')).toBe('the code is 4711');
  });

  it('only offers what a method without the character puts in, and nothing uses it before it is accepted', async () => {
    const { acts, stage, savings, thief, adopt } = await house();
    const entry = { kind: 'login' as const, site: 'https://example.org', user: 'mara', name: 'Gift', changedAt: 1 };
    const secret = encodeContent({ kind: 'login', password: 'from Blue', totp: null, note: '', former: [] });
    const target = { ...secretTarget(entry), secret };
    await plant(stage, { characterId: savings, signer: thief, target, name: JSON.stringify(entry) });
    await plant(stage, { characterId: savings, signer: thief, target, name: JSON.stringify({ ...entry, user: 'x' }) });
    await adopt(savings);
    const [offered, ...others] = await acts.list(savings);
    expect(offered).toMatchObject({ name: 'Gift', by: expect.any(String) });
    expect(others).toEqual([]);
    const id = offered?.targetId ?? '';
    await expect(acts.read(savings, id, 'password')).rejects.toMatchObject({ code: 'refused' });
    await expect(acts.filling(savings, id)).rejects.toMatchObject({ code: 'refused' });
    const accepted = await acts.accept(savings, id);
    expect(await acts.read(savings, accepted, 'password')).toBe('from Blue');
    expect((await acts.list(savings)).map(({ by }) => by)).toEqual([undefined]);
  });
});

describe('what is put in place of a secret does not open', () => {
  it('the box of another login, and an older one of the same', async () => {
    const home = await house();
    const { acts, everyday, stage } = home;
    const one = await acts.save(everyday, null, login());
    const other = await acts.save(everyday, null, login({ user: 'thief', password: 'theirs' }));
    const old = await boxOf(home, everyday, one);
    const next = await acts.save(everyday, one, login({ password: 'newer' }));
    for (const box of [old, await boxOf(home, everyday, other)]) {
      await put(stage, targetName(toId(everyday), toId(next)), box ?? new Uint8Array());
      await expect(acts.read(everyday, next, 'password')).rejects.toMatchObject({ code: 'cannot-open' });
    }
  });

  it('a profile that names another site or user for it', async () => {
    const { acts, stage, everyday, thief } = await house();
    const id = await acts.save(everyday, null, login());
    await plantProfile(stage, everyday, {
      signer: thief,
      version: 50,
      body: (profile) => ({
        ...profile,
        secrets: profile.secrets?.map((entry) => ({ ...entry, site: 'https://evil.example' })),
      }),
    });
    await forgetProfiles(stage);
    expect((await acts.list(everyday))[0]?.site).toBe('https://evil.example');
    await expect(acts.filling(everyday, id)).rejects.toMatchObject({ code: 'cannot-open' });
  });
});

describe('new keys of the character', () => {
  it('seal every login and note anew', async () => {
    const home = await house();
    const { acts, session, mine, everyday, logHere } = home;
    const ids = [await acts.save(everyday, null, login()), await acts.save(everyday, null, note)];
    const before = await boxOf(home, everyday, ids[0] ?? '');
    await session.change(mine, (change) => rotateCharacters(change, [everyday]));
    expect((await logHere()).characters.get(everyday)?.epoch).toBe(1);
    expect(bareHex((await boxOf(home, everyday, ids[0] ?? '')) ?? new Uint8Array())).not.toBe(
      bareHex(before ?? new Uint8Array()),
    );
    expect(await acts.read(everyday, ids[0] ?? '', 'password')).toBe('hunter2 and more');
    expect(await acts.read(everyday, ids[1] ?? '', 'note')).toBe('the code is 4711');
    expect((await acts.list(everyday)).map(({ exposedSince }) => exposedSince)).toEqual([undefined, undefined]);
  });

  it('list them as exposed after a loss, until the password is changed or the person has looked', async () => {
    const { acts, session, recovery, everyday, savings, blue } = await house();
    await acts.save(savings, null, login());
    const id = await acts.save(everyday, null, login());
    const noted = await acts.save(everyday, null, note);
    await session.change(recovery, (change) => removeMethod(change, blue.methodId, 'lost'));
    expect((await acts.list(savings))[0]?.exposedSince).toBeUndefined();
    expect((await acts.list(everyday)).map(({ exposedSince }) => exposedSince)).toEqual([
      expect.any(Number),
      expect.any(Number),
    ]);
    const renamed = await acts.save(everyday, id, login({ password: null, name: 'Renamed' }));
    expect((await acts.list(everyday))[0]?.exposedSince).toEqual(expect.any(Number));
    await acts.save(everyday, renamed, login({ password: 'a new one' }));
    await acts.settleExposed(everyday, noted);
    expect((await acts.list(everyday)).map(({ exposedSince }) => exposedSince)).toEqual([undefined, undefined]);
  });

  it('rebuild the list where the profile cannot be read', async () => {
    const { acts, stage, session, everyday, thief, recovery, blue } = await house();
    await acts.save(everyday, null, login());
    await plantProfile(stage, everyday, { signer: thief, version: 500, body: () => [] });
    await forgetProfiles(stage);
    await session.change(recovery, (change) => removeMethod(change, blue.methodId, 'lost'));
    const [entry] = await acts.list(everyday);
    expect(entry).toMatchObject({ site: 'https://example.org', user: 'mara' });
    expect(await acts.read(everyday, entry?.targetId ?? '', 'password')).toBe('hunter2 and more');
  });
});

describe('an import', () => {
  it('is one write, and says what is there already', async () => {
    const { acts, session, everyday } = await house();
    const drafts = Array.from({ length: 20 }, (_, at) => login({ user: `user ${at}`, password: `password ${at}` }));
    let writes = 0;
    const { write } = session.parts.server;
    session.parts.server.write = (...args) => {
      writes++;
      return write(...args);
    };
    expect(await acts.saveAll(everyday, drafts)).toBe(20);
    expect(writes).toBe(1);
    const again = [drafts[3] as SecretDraft, login({ user: 'user 4', password: 'another' }), login(), note];
    expect(await acts.compare(everyday, again)).toEqual(['same', 'other-password', 'new', 'new']);
  });

  it('takes room of the character, which is told before it is full', async () => {
    const { acts, everyday } = await house();
    const before = await acts.taken(everyday);
    expect(before).toBeLessThan(0.05);
    await acts.saveAll(
      everyday,
      Array.from({ length: 20 }, (_, at) => login({ user: `${'u'.repeat(250)}${at}` })),
    );
    // Long entries fill the document before there are a thousand of them.
    expect(await acts.taken(everyday)).toBeGreaterThan(before + 20 / 500);
  });

  it('ends where a character is full; what is there can still be changed', async () => {
    const { acts, everyday } = await house();
    const long = (at: number) => login({ user: `${'u'.repeat(250)}${at}`, name: 'n'.repeat(60) });
    let saved = 0;
    const fill = async () => {
      for (; ; saved += 50)
        await acts.saveAll(
          everyday,
          Array.from({ length: 50 }, (_, at) => long(saved + at)),
        );
    };
    await expect(fill()).rejects.toMatchObject({ code: 'refused', message: expect.stringContaining('Remove entries') });
    const single = async () => {
      for (; ; saved++) await acts.save(everyday, null, long(saved));
    };
    await expect(single()).rejects.toMatchObject({ code: 'refused' });
    expect(await acts.list(everyday)).toHaveLength(saved);
    expect(await acts.taken(everyday)).toBeGreaterThan(0.99);

    // Each change also notes that the entry of before is gone: together they take more room than one entry needs.
    for (const { targetId, user } of (await acts.list(everyday)).slice(0, 20)) {
      const changed = await acts.save(
        everyday,
        targetId,
        login({ user, name: 'n'.repeat(60), password: 'changed at the site' }),
      );
      expect(await acts.read(everyday, changed, 'password')).toBe('changed at the site');
    }
    expect(await acts.list(everyday)).toHaveLength(saved);
  }, 120_000);

  it('saves nothing if one row cannot be saved', async () => {
    const { acts, everyday } = await house();
    const drafts = [login(), login({ totp: 'nonsense!' })];
    await expect(acts.saveAll(everyday, drafts)).rejects.toMatchObject({ code: 'bad-input' });
    expect(await acts.list(everyday)).toEqual([]);
  });
});

it('the disk holds no text of any of them', async () => {
  const { acts, stage, everyday } = await house();
  await acts.save(everyday, null, login({ name: 'Findable name' }));
  await acts.save(everyday, null, note);
  const rows = await Promise.all((['boxes', 'local'] as const).map((table) => stage.disk.list(table, '')));
  const all = rows
    .flat()
    .map(({ value }) => {
      try {
        return fromUtf8(value);
      } catch {
        return new TextDecoder('latin1').decode(value);
      }
    })
    .join('\n');
  expect(all.length).toBeGreaterThan(1000);
  expect(all).not.toMatch(/hunter2|4711|Findable|example\.org|Alarm/);
});

it('two computers that change one login at the same time keep both, and what either removed is gone', async () => {
  const server = createHonestServer(ORIGIN, () => 1_800_000_000_000);
  const [here, there] = [await createComputer(server.fetch), await createComputer(server.fetch)];
  const created = await createServedIdentity(here);
  const [open] = await here.stage.session.layers();
  const character = open?.characterIds[0] ?? '';
  await findOn(there, created.authenticator);
  const sync = async () => {
    for (const { stage } of [here, there, here]) await stage.session.keyServer.synchronise();
  };
  const [a, b] = [actsOf(here.stage), actsOf(there.stage)];
  const id = await a.save(character, null, login());
  const other = await a.save(character, null, login({ user: 'gone' }));
  await sync();
  expect(await b.read(character, id, 'password')).toBe('hunter2 and more');
  await a.save(character, id, login({ password: 'from here' }));
  await b.save(character, id, login({ password: 'from there' }));
  await b.remove(character, other);
  await b.save(character, null, note);
  await sync();
  for (const acts of [a, b]) {
    const entries = await acts.list(character);
    expect(entries.map(({ user, name }) => user || name).sort()).toEqual(['Alarm', 'mara', 'mara']);
    const logins = entries.filter(({ kind }) => kind === 'login');
    const passwords = await Promise.all(logins.map(({ targetId }) => acts.read(character, targetId, 'password')));
    expect(passwords.sort()).toEqual(['from here', 'from there']);
  }
});

it('only a login that owns the character shows, copies or moves a secret', async () => {
  const { session, mine, everyday, savings, blue, daily } = await house();
  const open = (methodId: string) => ({
    keyring: { layers: async () => [{ methodId, characterIds: [everyday, savings] }] as never },
  });
  const allowed = (methodId: string, characterId: string) => ensureOwns(open(methodId), session.profiles, characterId);
  await allowed(blue.methodId, everyday);
  await expect(allowed(blue.methodId, savings)).rejects.toMatchObject({ code: 'not-allowed' });
  await session.change(mine, (change) =>
    changeLevel(change, daily, {
      name: 'Daily',
      manages: false,
      characterIds: [everyday],
      limits: { [everyday]: 'use' },
    }),
  );
  await expect(allowed(blue.methodId, everyday)).rejects.toMatchObject({ code: 'not-allowed' });
});

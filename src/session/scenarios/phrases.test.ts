/**
 * Phrases of other wallets through their whole life: imported with accounts, kept, used for more accounts, given new keys with their
 * character, synchronised, exported by whoever owns the character and by nobody else, exposed after a loss, removed.
 */
import { describe, expect, it } from 'vitest';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { derivePrivateKey } from '../../ethereum/hd.ts';
import { phraseToEntropy } from '../../ethereum/phrase.ts';
import { phrasePublicPart } from '../../keys/target.ts';
import { bareHex, fromUtf8, toHex } from '../../lib/bytes.ts';
import { targetName } from '../../sync/box-names.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { createAccountActs } from '../accounts/account-acts.ts';
import { withPhraseContent } from '../accounts/phrase-content.ts';
import { phrasesOf } from '../accounts/phrases.ts';
import { changeLevel, removeMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { secretTarget } from '../profile/secret-targets.ts';
import { createSecretActs } from '../secrets/secret-acts.ts';
import { toId } from '../state/open-keys.ts';
import { forgetProfiles, household, plantProfile } from '../testing/household.ts';
import { plant, put } from '../testing/planted.ts';
import { createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { createStage, proofOf, type Stage } from '../testing/stage.ts';
import { currentBackup } from '../unlock/current-backup.ts';

const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const PATHS = ["m/44'/60'/0'/0/0", "m/44'/60'/3'/0/0", "m/44'/60'/0'/7"];

const keyAt = (path: string, passphrase = '') => derivePrivateKey(phraseToEntropy(PHRASE), path, passphrase);
const addressAt = (path: string, passphrase = '') => privateKeyToAddress(keyAt(path, passphrase));

const source = (paths = PATHS, more: { phrase?: string; passphrase?: string } = {}) =>
  ({ kind: 'phrase', phrase: PHRASE, passphrase: '', paths, ...more }) as const;
const names = (paths: readonly string[]) => paths.map((_path, at) => `Old ${at + 1}`);

const actsOf = ({ session }: Stage) => createAccountActs(session.parts, session.profiles, session);

async function house() {
  const home = await household();
  const acts = actsOf(home.stage);
  const phrases = async (characterId: string) => phrasesOf(await home.session.profiles.read(characterId));
  const bring = (characterId: string, keepAs: string | null = 'MetaMask', from = source()) =>
    acts.import(characterId, from, { names: names(from.paths), keepAs });
  return { ...home, acts, phrases, bring };
}

const boxOf = async ({ session, login }: Awaited<ReturnType<typeof house>>, character: string, id: string) =>
  session.parts.server.box(toId(login?.identityId ?? ''), targetName(toId(character), toId(id)));

describe('an imported phrase', () => {
  it('gives the accounts at its paths, each with a key of its own, and is kept', async () => {
    const { acts, session, bring, everyday, mine, phrases } = await house();
    expect(await acts.addressesOf(everyday, source())).toEqual(PATHS.map((path) => addressAt(path)));
    const addresses = await bring(everyday);
    expect(addresses).toEqual(PATHS.map((path) => addressAt(path)));
    const { accounts } = await session.profiles.read(everyday);
    expect(accounts.slice(1)).toMatchObject(
      PATHS.map((path, at) => ({ address: addresses[at], path, kind: 'imported', name: `Old ${at + 1}` })),
    );
    for (const [at, path] of PATHS.entries())
      expect(await acts.exportPrivateKey(mine, everyday, addresses[at] as `0x${string}`)).toBe(toHex(keyAt(path)));
    const [kept, ...others] = await phrases(everyday);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ name: 'MetaMask', user: addressAt(PATHS[0] as string) });
    expect(await acts.exportKeptPhrase(mine, everyday, kept?.targetId ?? '')).toEqual({
      phrase: PHRASE,
      passphrase: '',
    });
    // Own accounts go on from the character's own entropy.
    const own = await acts.add(everyday, '');
    expect((await session.profiles.read(everyday)).accounts.find(({ address }) => address === own)?.kind).toBe('hd');
  });

  it('gives further accounts afterwards, with its passphrase', async () => {
    const { acts, bring, everyday, mine, phrases } = await house();
    await bring(everyday, 'With a passphrase', source(PATHS.slice(0, 1), { passphrase: 'chérry' }));
    const targetId = (await phrases(everyday))[0]?.targetId ?? '';
    const more = { kind: 'kept-phrase' as const, targetId, paths: ["m/44'/60'/0'/0/1"] };
    const [address] = await acts.addressesOf(everyday, more);
    expect(address).toBe(addressAt("m/44'/60'/0'/0/1", 'chérry'));
    expect(await acts.import(everyday, more, { names: ['More'], keepAs: 'ignored' })).toEqual([address]);
    expect(await phrases(everyday)).toHaveLength(1);
    expect(await acts.exportKeptPhrase(mine, everyday, targetId)).toEqual({ phrase: PHRASE, passphrase: 'chérry' });
  });

  it('is kept once, and another passphrase makes another one', async () => {
    const { bring, everyday, phrases } = await house();
    await bring(everyday, 'First', source(PATHS.slice(0, 1)));
    await bring(everyday, 'Again', source(PATHS.slice(1, 2)));
    await bring(everyday, 'Other', source(PATHS.slice(0, 1), { passphrase: 'x' }));
    expect((await phrases(everyday)).map(({ name }) => name)).toEqual(['First', 'Other']);
  });

  it('is not kept where the person does not wish it', async () => {
    const { bring, everyday, phrases } = await house();
    await bring(everyday, null);
    expect(await phrases(everyday)).toEqual([]);
  });

  it('imports all of its accounts or none', async () => {
    const { acts, session, bring, everyday, phrases } = await house();
    await bring(everyday, null, source(PATHS.slice(1, 2)));
    await expect(bring(everyday)).rejects.toMatchObject({ code: 'exists', message: expect.stringContaining('Old 1') });
    await expect(bring(everyday, 'x', source(PATHS, { phrase: PHRASE.replace('year', 'yeer') }))).rejects.toMatchObject(
      { code: 'bad-input' },
    );
    await expect(bring(everyday, 'x', source(['m/x']))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(bring(everyday, 'x', source([]))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(bring(everyday, '', source(PATHS.slice(0, 1)))).rejects.toMatchObject({ code: 'bad-input' });
    const twice = { kind: 'keys', privateKeys: ['7'.repeat(64), `0x${'7'.repeat(64)}`] } as const;
    await expect(
      acts.import(everyday, { ...twice, privateKeys: [...twice.privateKeys] }, { names: ['a', 'b'], keepAs: null }),
    ).rejects.toMatchObject({ code: 'exists' });
    expect((await session.profiles.read(everyday)).accounts).toHaveLength(2);
    expect(await phrases(everyday)).toEqual([]);
  });

  it('gives an account that was only looked at its key', async () => {
    const { acts, session, bring, everyday } = await house();
    const address = await acts.watch(everyday, 'Looked at', addressAt(PATHS[0] as string));
    await bring(everyday, null, source(PATHS.slice(0, 1)));
    const { accounts } = await session.profiles.read(everyday);
    expect(accounts.filter((one) => one.address === address)).toMatchObject([{ kind: 'imported', name: 'Old 1' }]);
  });

  it('is renamed, and removed with its box while its accounts stay', async () => {
    const home = await house();
    const { acts, session, bring, everyday, stage, adopt, phrases } = home;
    await bring(everyday);
    const targetId = (await phrases(everyday))[0]?.targetId ?? '';
    await acts.renamePhrase(everyday, targetId, 'Rabby');
    expect((await phrases(everyday))[0]?.name).toBe('Rabby');
    const box = await boxOf(home, everyday, targetId);
    await acts.removePhrase(everyday, targetId);
    expect(await boxOf(home, everyday, targetId)).toBeNull();
    await put(stage, targetName(toId(everyday), toId(targetId)), box ?? new Uint8Array());
    await adopt(everyday);
    expect(await phrases(everyday)).toEqual([]);
    expect((await session.profiles.read(everyday)).accounts).toHaveLength(4);
    await expect(acts.removePhrase(everyday, targetId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is no login and no note: the acts of those do not reach it', async () => {
    const { session, bring, everyday, phrases } = await house();
    await bring(everyday);
    const targetId = (await phrases(everyday))[0]?.targetId ?? '';
    const secrets = createSecretActs(session.parts, session.profiles);
    expect(await secrets.list(everyday)).toEqual([]);
    for (const act of [
      () => secrets.read(everyday, targetId, 'note'),
      () => secrets.remove(everyday, targetId),
      () => secrets.share(everyday, targetId, everyday, true),
      () => secrets.save(everyday, targetId, { kind: 'note', name: 'x', text: 'y' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: expect.stringMatching(/not-found|bad-input/) });
    expect(await phrases(everyday)).toHaveLength(1);
  });
});

describe('a kept phrase', () => {
  it('is sealed anew with its character, under the same name', async () => {
    const home = await house();
    const { acts, session, bring, mine, everyday, phrases } = home;
    await bring(everyday);
    const targetId = (await phrases(everyday))[0]?.targetId ?? '';
    const before = await boxOf(home, everyday, targetId);
    await session.change(mine, (change) => rotateCharacters(change, [everyday]));
    expect(bareHex((await boxOf(home, everyday, targetId)) ?? new Uint8Array())).not.toBe(
      bareHex(before ?? new Uint8Array()),
    );
    expect(await acts.exportKeptPhrase(mine, everyday, targetId)).toEqual({ phrase: PHRASE, passphrase: '' });
    // An imported account keeps its path; the phrase still restores it.
    expect((await session.profiles.read(everyday)).accounts.map(({ path }) => path).slice(1)).toEqual(PATHS);
  });

  it('is listed as exposed after a loss, and a rebuilt profile has it', async () => {
    const { session, stage, bring, recovery, everyday, blue, thief, acts, mine, phrases } = await house();
    await bring(everyday);
    await plantProfile(stage, everyday, { signer: thief, version: 500, body: () => [] });
    await forgetProfiles(stage);
    await session.change(recovery, (change) => removeMethod(change, blue.methodId, 'lost'));
    const [kept] = await phrases(everyday);
    expect(kept).toMatchObject({ name: 'MetaMask', exposedSince: expect.any(Number) });
    expect(await acts.exportKeptPhrase(mine, everyday, kept?.targetId ?? '')).toMatchObject({ phrase: PHRASE });
    await createSecretActs(session.parts, session.profiles).settleExposed(everyday, kept?.targetId ?? '');
    expect((await phrases(everyday))[0]?.exposedSince).toBeUndefined();
  });

  it('leaves the character only with a login that owns it', async () => {
    const { acts, session, mine, everyday, savings, blue, daily, bring, phrases } = await house();
    await bring(everyday);
    const targetId = (await phrases(everyday))[0]?.targetId ?? '';
    const byBlue = proofOf({ ...blue, recoveryKey: '', backup: '' });
    expect(await acts.exportKeptPhrase(byBlue, everyday, targetId)).toMatchObject({ phrase: PHRASE });
    await session.change(mine, (change) =>
      changeLevel(change, daily, {
        name: 'Daily',
        manages: false,
        characterIds: [everyday],
        limits: { [everyday]: 'use' },
      }),
    );
    await expect(acts.exportKeptPhrase(byBlue, everyday, targetId)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringMatching(/can’t export its keys\. Use one that owns the character: “/),
    });
    // Deriving an account inside the character takes nothing out.
    const more = { kind: 'kept-phrase' as const, targetId, paths: ["m/44'/60'/0'/0/9"] };
    await acts.import(everyday, more, { names: ['Nine'], keepAs: null });
    await expect(acts.exportKeptPhrase(byBlue, savings, targetId)).rejects.toMatchObject({
      code: expect.stringMatching(/not-allowed|wrong-credential/),
    });
    await expect(acts.exportKeptPhrase(mine, savings, targetId)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not open where a profile names another first account, or the box is another phrase', async () => {
    const home = await house();
    const { acts, stage, mine, everyday, thief, bring, phrases } = home;
    await bring(everyday, 'One', source(PATHS.slice(0, 1)));
    await bring(everyday, 'Two', source(PATHS.slice(0, 1), { passphrase: 'x' }));
    const [one, two] = await phrases(everyday);
    expect(one && secretTarget(one)).not.toEqual(two && secretTarget(two));
    const theirs = await boxOf(home, everyday, two?.targetId ?? '');
    await put(stage, targetName(toId(everyday), toId(one?.targetId ?? '')), theirs ?? new Uint8Array());
    await expect(acts.exportKeptPhrase(mine, everyday, one?.targetId ?? '')).rejects.toMatchObject({
      code: 'cannot-open',
    });
    await plantProfile(stage, everyday, {
      signer: thief,
      version: 50,
      body: (profile) => ({ ...profile, secrets: profile.secrets?.map((entry) => ({ ...entry, user: one?.user })) }),
    });
    await forgetProfiles(stage);
    await expect(acts.exportKeptPhrase(mine, everyday, two?.targetId ?? '')).rejects.toMatchObject({
      code: 'cannot-open',
    });
  });

  it('whose content does not give the account that it names does not open, whoever sealed it', async () => {
    const { acts, stage, session, mine, everyday, thief } = await house();
    const user = `0x${'ab'.repeat(20)}`;
    const entry = { kind: 'phrase' as const, site: null, user, name: 'Forged', changedAt: 1 };
    const secret = await withPhraseContent({ entropy: phraseToEntropy(PHRASE), passphrase: '' }, async (bytes) =>
      bytes.slice(),
    );
    const target = { kind: 'imported-phrase' as const, publicPart: phrasePublicPart(user), secret };
    const targetId = 'cd'.repeat(16);
    await plant(stage, { characterId: everyday, signer: thief, targetId, target, name: JSON.stringify(entry) });
    await plantProfile(stage, everyday, {
      signer: thief,
      version: 50,
      body: (profile) => ({ ...profile, secrets: [{ targetId, ...entry }] }),
    });
    await forgetProfiles(stage);
    expect(phrasesOf(await session.profiles.read(everyday))).toHaveLength(1);
    await expect(acts.exportKeptPhrase(mine, everyday, targetId)).rejects.toMatchObject({ code: 'cannot-open' });
    const more = { kind: 'kept-phrase' as const, targetId, paths: PATHS };
    await expect(acts.addressesOf(everyday, more)).rejects.toMatchObject({ code: 'cannot-open' });
  });

  it('is never offered by a login that does not hold the character', async () => {
    const { stage, session, savings, thief, adopt } = await house();
    const user = addressAt(PATHS[0] as string);
    const entry = { kind: 'phrase' as const, site: null, user, name: 'Gift', changedAt: 1 };
    const secret = await withPhraseContent({ entropy: phraseToEntropy(PHRASE), passphrase: '' }, async (bytes) =>
      bytes.slice(),
    );
    const target = { kind: 'imported-phrase' as const, publicPart: phrasePublicPart(user), secret };
    await plant(stage, { characterId: savings, signer: thief, target, name: JSON.stringify(entry) });
    await adopt(savings);
    expect((await session.profiles.read(savings)).secrets ?? []).toEqual([]);
  });
});

it('the disk and the session memory hold no word, entropy or passphrase of a phrase', async () => {
  const { stage, everyday, bring } = await house();
  await bring(everyday, 'Findable name', source(PATHS, { passphrase: 'findable passphrase' }));
  const rows = await Promise.all((['boxes', 'local'] as const).map((table) => stage.disk.list(table, '')));
  const entropy = bareHex(phraseToEntropy(PHRASE));
  const readable = (bytes: Uint8Array): string => {
    try {
      return fromUtf8(bytes);
    } catch {
      return new TextDecoder('latin1').decode(bytes);
    }
  };
  const disk = rows.flat().map(({ value }) => value);
  expect(disk.length).toBeGreaterThan(5);
  for (const value of disk) {
    expect(readable(value)).not.toMatch(/winner|sausage|findable/i);
    expect(bareHex(value)).not.toContain(entropy);
  }
  const memory = JSON.stringify([...stage.memory]);
  expect(memory.length).toBeGreaterThan(100);
  expect(memory).not.toMatch(/winner|sausage|findable/i);
});

it('a backup file has the phrase, and another computer exports it after restoring', async () => {
  const home = await house();
  await home.bring(home.everyday, 'MetaMask', source(PATHS, { passphrase: 'x' }));
  const file = await currentBackup(home.session.parts, await home.session.profiles.names());
  expect(file).not.toMatch(/winner|sausage|MetaMask/);
  const other = await createStage();
  await other.session.restore({ file, recoveryKey: home.created.recoveryKey, alone: true });
  const [kept] = phrasesOf(await other.session.profiles.read(home.everyday));
  const exported = await actsOf(other).exportKeptPhrase(home.recovery, home.everyday, kept?.targetId ?? '');
  expect(exported).toEqual({ phrase: PHRASE, passphrase: 'x' });
});

it('a second computer has the phrase after a round, adds an account of it, and both agree', async () => {
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
  await a.import(character, source(), { names: names(PATHS), keepAs: 'MetaMask' });
  await sync();
  const kept = phrasesOf(await there.stage.session.profiles.read(character))[0];
  const paths = ["m/44'/60'/0'/0/1"];
  const more = { kind: 'kept-phrase' as const, targetId: kept?.targetId ?? '', paths };
  await b.import(character, more, { names: ['From there'], keepAs: null });
  await a.renamePhrase(character, kept?.targetId ?? '', 'Renamed here');
  await sync();
  for (const { stage } of [here, there]) {
    const profile = await stage.session.profiles.read(character);
    expect(phrasesOf(profile).map(({ name }) => name)).toEqual(['Renamed here']);
    expect(profile.accounts.map(({ name }) => name)).toEqual(expect.arrayContaining([...names(PATHS), 'From there']));
  }
  const exported = await a.exportKeptPhrase(proofOf(created), character, kept?.targetId ?? '');
  expect(exported).toEqual({ phrase: PHRASE, passphrase: '' });
});

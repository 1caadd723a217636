/** Login keys: one for a site, the same on every computer, which signs messages for that site and nothing else, through losses and new keys. */
import { describe, expect, it } from 'vitest';
import { recoverPersonalMessage } from '../../ethereum/message.ts';
import { fromHex, type Hex, randomBytes, toHex, utf8 } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import { profileName } from '../../sync/box-names.ts';
import { exportPhrase } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { loginKeyFor, loginKeyOf, removeLoginKey } from '../accounts/login-keys.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { toId } from '../state/open-keys.ts';
import { addKey } from '../testing/add-key.ts';
import { askedAs, paymentOf, signingOf } from '../testing/limited-person.ts';
import { put } from '../testing/planted.ts';
import { shareCharacter } from '../testing/shared-character.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

const SITE = 'https://example.org';
const OTHER = 'https://other.example';
const MESSAGE = toHex(utf8('Log in'));

async function person() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const everyday = (await session.layers())[0]?.characterIds[0] ?? '';
  const proof: Proof = proofOf(created);
  const sign = (address: Hex, origin: string | null = SITE) =>
    signingOf(session).message(askedAs('a', origin), { characterId: everyday, address, chainId: 1 }, MESSAGE);
  return { stage, session, created, everyday, proof, sign };
}

describe('a login key', () => {
  it('is one for each site, and no account', async () => {
    const { session, everyday } = await person();
    const { accounts: before } = await session.profiles.read(everyday);
    const first = await loginKeyFor(session.profiles, everyday, SITE);
    expect(await loginKeyFor(session.profiles, everyday, SITE)).toBe(first);
    const second = await loginKeyFor(session.profiles, everyday, OTHER);
    expect(second).not.toBe(first);
    const profile = await session.profiles.read(everyday);
    expect(profile.accounts).toEqual(before);
    expect(profile.loginKeys?.map(({ address, origin }) => [address, origin])).toEqual([
      [first, SITE],
      [second, OTHER],
    ]);
  });

  it('signs messages for its own site, and nothing else', async () => {
    const { session, everyday, sign } = await person();
    const key = await loginKeyFor(session.profiles, everyday, SITE);
    expect(recoverPersonalMessage(fromHex(MESSAGE), await sign(key))).toBe(key);
    for (const origin of [OTHER, null]) await expect(sign(key, origin)).rejects.toMatchObject({ code: 'not-allowed' });
    const signing = signingOf(session);
    const asked = askedAs('b', SITE);
    await expect(signing.transaction(asked, everyday, paymentOf(key, 1, 0), '0')).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('no transactions'),
    });
    const signer = { characterId: everyday, address: key, chainId: 1 };
    await expect(signing.typedData(asked, signer, '{}')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(signing.typedList(asked, signer, '[]')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('stays the same one through new keys of the character', async () => {
    const { session, everyday, proof, sign } = await person();
    const key = await loginKeyFor(session.profiles, everyday, SITE);
    const phrase = await exportPhrase(session.profiles, everyday);
    await session.change(proof, (change) => rotateCharacters(change, [everyday]));
    expect(await exportPhrase(session.profiles, everyday)).not.toBe(phrase);
    expect(await loginKeyFor(session.profiles, everyday, SITE)).toBe(key);
    expect(recoverPersonalMessage(fromHex(MESSAGE), await sign(key))).toBe(key);
  });

  it('is another one after a loss, and nobody is asked to move funds from it', async () => {
    const { stage, session, everyday, proof } = await person();
    const level = await session.change(proof, (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
    );
    const lost = await addKey(session, proof, level, 'Lost key');
    const key = await loginKeyFor(session.profiles, everyday, SITE);
    await session.change(proof, (change) => removeMethod(change, lost.methodId, 'lost'));
    const profile = await session.profiles.read(everyday);
    expect(profile.exposed?.map(({ address }) => address)).not.toContain(key);
    expect(profile.loginKeys?.[0]?.exposedSince).toBe(stage.now.at);
    expect(loginKeyOf(profile, SITE)).toBeNull();
    expect(await loginKeyFor(session.profiles, everyday, SITE)).not.toBe(key);
  });

  it('is one still where the profile is rebuilt from the sealed keys, and where it is taken up as one that the profile does not list', async () => {
    const { stage, session, everyday, proof, sign } = await person();
    const key = await loginKeyFor(session.profiles, everyday, SITE);
    const before = await session.profiles.read(everyday);
    await session.profiles.change(everyday, async ({ profile }) => {
      profile.loginKeys = undefined;
      return { value: null };
    });
    const [login] = await session.layers();
    await adoptTargets(session.parts, session.profiles, login?.identityId ?? '', everyday);
    expect((await session.profiles.read(everyday)).loginKeys).toEqual(before.loginKeys);
    expect((await session.profiles.read(everyday)).accounts).toEqual(before.accounts);
    const daily = await session.change(proof, (change) =>
      newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
    );
    const blue = await addKey(session, proof, daily, 'Blue key');
    session.profiles.forget();
    await stage.vault.commit([{ table: 'local', key: `login-cache/${login?.methodId}`, value: null }]);
    await put(stage, profileName(toId(everyday)), randomBytes(400));
    await session.change(proof, (change) => removeMethod(change, blue.methodId));
    const rebuilt = await session.profiles.read(everyday);
    expect(rebuilt.accounts.map(({ address }) => address)).toEqual(before.accounts.map(({ address }) => address));
    expect(rebuilt.loginKeys).toMatchObject([{ address: key, origin: SITE }]);
    expect(loginKeyOf(rebuilt, SITE)?.address).toBe(key);
    expect(recoverPersonalMessage(fromHex(MESSAGE), await sign(key))).toBe(key);
  });

  it('leaves its site when it is removed', async () => {
    const { session, everyday, sign } = await person();
    const key = await loginKeyFor(session.profiles, everyday, SITE);
    await session.profiles.change(everyday, async ({ profile }) => {
      profile.sites = [{ origin: SITE, accounts: [key], chainId: 1, since: 1, serves: true }];
      return { value: null };
    });
    await removeLoginKey(session.profiles, everyday, key);
    expect(await session.profiles.read(everyday)).toMatchObject({ loginKeys: [], sites: [] });
    await expect(sign(key)).rejects.toMatchObject({ code: 'not-found' });
    await expect(removeLoginKey(session.profiles, everyday, key)).rejects.toMatchObject({ code: 'not-found' });
    // The phrase brings the same one back.
    expect(await loginKeyFor(session.profiles, everyday, SITE)).toBe(key);
  });

  it('is one key where two computers that are apart made it for the same site', async () => {
    const { here, there, everyday } = await shareCharacter();
    const made: Hex[] = [];
    for (const { stage } of [here, there]) made.push(await loginKeyFor(stage.session.profiles, everyday, SITE));
    expect(made[0]).toBe(made[1]);
    for (const { stage } of [here, there, here]) await stage.session.keyServer.synchronise();
    for (const { stage } of [here, there]) {
      const { profiles, parts } = stage.session;
      const [login] = await stage.session.layers();
      await adoptTargets(parts, profiles, login?.identityId ?? '', everyday);
      const profile = await profiles.read(everyday);
      expect(profile.loginKeys?.map(({ address }) => address)).toEqual([made[0]]);
      expect(profile.accounts).toHaveLength(1);
      const asked = { characterId: everyday, address: made[0] as Hex, chainId: 1 };
      await expect(signingOf(stage.session).message(askedAs('a', SITE), asked, MESSAGE)).resolves.toMatch(/^0x/);
    }
  });
});

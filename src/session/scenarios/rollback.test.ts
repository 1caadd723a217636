/** Older valid rows of the same epoch that an attacker puts back are detected by a computer that has seen the newer ones. */
import { describe, expect, it } from 'vitest';
import { addAccount, exportPrivateKey, removeAccount } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { changeLevel, newLevel } from '../change/levels.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

async function prepare() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const [layer] = await stage.session.layers();
  const characterId = layer?.characterIds[0] ?? '';
  const identityId = layer?.identityId ?? '';
  const rowOf = (name: string) => `${identityId}/${name}`;
  const take = (name: string) => stage.vault.get('boxes', rowOf(name));
  const put = (name: string, value: Uint8Array | null) =>
    stage.vault.commit([{ table: 'boxes', key: rowOf(name), value }]);
  const login = () => stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  const profile = `document/${characterId}/profile`;
  return { stage, created, characterId, identityId, take, put, profile, login };
}

const older = { code: 'older-state' };
const KEY = `0x${'11'.repeat(32)}`;

describe('an older profile', () => {
  it('is detected while the wallet is open, and nothing is written over it', async () => {
    const { stage, characterId, take, put, profile } = await prepare();
    const { profiles } = stage.session;
    await addAccount(profiles, characterId, 'One');
    const before = await take(profile);
    await addAccount(profiles, characterId, 'Two');
    const after = await take(profile);
    await put(profile, before);
    await expect(profiles.read(characterId)).rejects.toMatchObject(older);
    await expect(addAccount(profiles, characterId, 'Three')).rejects.toMatchObject(older);
    expect(await take(profile)).toEqual(before);
    await put(profile, after);
    expect((await profiles.read(characterId)).accounts.map(({ name }) => name)).toEqual(['Main', 'One', 'Two']);
  });

  it.each([
    ['after a login', false],
    ['after a login to a log that has moved on', true],
  ])('is noticed %s', async (_when, moves) => {
    const { stage, created, characterId, take, put, profile, login } = await prepare();
    await addAccount(stage.session.profiles, characterId, 'One');
    const before = await take(profile);
    await addAccount(stage.session.profiles, characterId, 'Two');
    if (moves) {
      await stage.restartBrowser();
      await stage.session.unlockWithRecoveryKey(created.recoveryKey);
    }
    await put(profile, before);
    await stage.restartBrowser();
    await login();
    await stage.session.profiles.recall();
    await expect(stage.session.profiles.read(characterId)).rejects.toMatchObject(older);
  });

  it('does not stop new keys: the newer version of this computer is stored under them', async () => {
    const { stage, created, characterId, take, put, profile } = await prepare();
    await addAccount(stage.session.profiles, characterId, 'One');
    const before = await take(profile);
    await addAccount(stage.session.profiles, characterId, 'Two');
    await put(profile, before);
    await stage.session.change(proofOf(created), async (change) => {
      change.append({
        kind: 'character-rotate',
        rotation: await change.rotation([characterId], { identityDocument: false, management: false }),
      });
    });
    const { accounts } = await stage.session.profiles.read(characterId);
    expect(accounts.map(({ name }) => name)).toEqual(['Main', 'One', 'Two']);
  });
});

it('older names are detected by reading and by a change', async () => {
  const { stage, created, take, put, login } = await prepare();
  const { session } = stage;
  const level = await session.change(proofOf(created), (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [] }),
  );
  const before = await take('document/identity');
  await session.change(proofOf(created), (change) =>
    changeLevel(change, level, { name: 'Weekly', manages: false, characterIds: [] }),
  );
  await session.profiles.names();
  await session.profiles.keep();
  await put('document/identity', before);
  await expect(session.profiles.names()).rejects.toMatchObject(older);
  const rename = session.change(proofOf(created), (change) =>
    changeLevel(change, level, { name: 'Other', manages: false, characterIds: [] }),
  );
  await expect(rename).rejects.toMatchObject(older);
  const again = await stage.restartBrowser();
  await login();
  await again.profiles.recall();
  await expect(again.profiles.names()).rejects.toMatchObject(older);
});

describe('a target key', () => {
  it('that was removed and is put back is not accepted again, under its own name or another one', async () => {
    const { stage, characterId, identityId, take, put } = await prepare();
    const { profiles, parts } = stage.session;
    const address = await importPrivateKey(profiles, characterId, 'Old', KEY);
    const targetId = (await profiles.read(characterId)).accounts.find((one) => one.address === address)?.targetId;
    const name = `target/${characterId}/${targetId}`;
    const sealed = await take(name);
    await removeAccount(profiles, characterId, address);
    await put(name, sealed);
    await adoptTargets(parts, profiles, identityId, characterId);
    expect((await profiles.read(characterId)).accounts.map((one) => one.name)).toEqual(['Main']);
    await put(`target/${characterId}/${'ab'.repeat(16)}`, sealed);
    await adoptTargets(parts, profiles, identityId, characterId);
    expect((await profiles.read(characterId)).accounts.map((one) => one.address)).not.toContain(address);
  });

  it('that is missing is reported', async () => {
    const { stage, characterId, put } = await prepare();
    const { profiles } = stage.session;
    const [main] = (await profiles.read(characterId)).accounts;
    if (!main) throw new Error('no account');
    await put(`target/${characterId}/${main.targetId}`, null);
    await expect(exportPrivateKey(profiles, characterId, main.address)).rejects.toMatchObject({
      code: 'storage-broken',
      message: expect.stringContaining('missing'),
    });
  });
});

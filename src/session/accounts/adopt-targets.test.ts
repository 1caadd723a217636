/** Accounts added to a character while it was closed: none of them, in whatever form, makes it unreadable. */
import { describe, expect, it } from 'vitest';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { createId } from '../../keys/ids.ts';
import { sealTarget } from '../../keys/target.ts';
import { fromHex, randomBytes, utf8 } from '../../lib/bytes.ts';
import { encodeProfile } from '../profile/profile.ts';
import { deviceSigner } from '../profile/profiles.ts';
import { toId } from '../state/open-keys.ts';
import { createIdentity, createStage } from '../testing/stage.ts';
import { adoptTargets } from './adopt-targets.ts';

async function prepare() {
  const stage = await createStage();
  await createIdentity(stage);
  const { session, vault } = stage;
  const [login] = await session.layers();
  const characterId = login?.characterIds[0] ?? '';
  const identityId = login?.identityId ?? '';
  /** What any login method of the identity can make, and the disk or a server can hold. */
  const put = async (name: string, metadata: Uint8Array, secret = randomBytes(32)) => {
    const address = privateKeyToAddress(secret);
    const sealed = await session.parts.keyring.use('login', async (keys) => {
      const log = await session.parts.logs.read(keys.identityId);
      const character = log.characters.get(characterId);
      return sealTarget({
        identityId: keys.identityId,
        characterId: toId(characterId),
        targetId: /^[0-9a-f]{32}$/.test(name) ? toId(name) : createId(),
        epoch: 0,
        characterPublicKey: character?.publicKey ?? new Uint8Array(),
        target: { kind: 'private-key', publicPart: fromHex(address), secret },
        metadata,
        signer: deviceSigner(keys),
        head: log.head,
      });
    });
    const key = `${identityId}/target/${characterId}/${name}`;
    await vault.commit([{ table: 'boxes', key, value: sealed }]);
    return address;
  };
  const adopted = async () => {
    await adoptTargets(session.parts, session.profiles, identityId, characterId);
    await stage.session.profiles.forget();
    return (await session.profiles.read(characterId)).accounts;
  };
  const profileBox = async () => vault.get('boxes', `${identityId}/document/${characterId}/profile`);
  return { session, characterId, put, adopted, profileBox };
}

const fresh = () => Buffer.from(createId()).toString('hex');

describe('taking up accounts', () => {
  it('accepts an account under its name, cleaned for display', async () => {
    const { put, adopted } = await prepare();
    const address = await put(fresh(), utf8('  From\nanother  '));
    expect((await adopted()).find((account) => account.address === address)?.name).toBe('From another');
  });

  it.each([
    ['none', new Uint8Array()],
    ['no text', Uint8Array.of(0xff, 0xfe)],
    ['blanks', utf8(' \n ')],
  ])('takes one whose name is %s', async (_case, metadata) => {
    const { put, adopted } = await prepare();
    const address = await put(fresh(), metadata);
    expect((await adopted()).find((account) => account.address === address)?.name).toBe('Account');
  });

  it('writes nothing for an account that is listed under another name', async () => {
    const { put, adopted, profileBox } = await prepare();
    const secret = randomBytes(32);
    const address = await put(fresh(), utf8('Mine'), secret);
    await adopted();
    const before = await profileBox();
    expect(before).not.toBeNull();
    await put(fresh(), utf8('Theirs'), secret);
    const accounts = await adopted();
    expect(accounts.filter((account) => account.address === address)).toHaveLength(1);
    expect(await profileBox()).toEqual(before);
  });

  it('shortens an endless name', async () => {
    const { put, adopted } = await prepare();
    await put(fresh(), utf8('a'.repeat(5000)));
    expect((await adopted()).every((account) => account.name.length <= 64)).toBe(true);
  });

  it.each(['x', '../elsewhere', 'A'.repeat(32)])('ignores an account stored under a name such as %s', async (name) => {
    const { put, adopted } = await prepare();
    const address = await put(name, utf8('Poison'));
    expect((await adopted()).map((account) => account.address)).not.toContain(address);
  });

  it('never writes a profile that could not be read again', async () => {
    const { session, characterId } = await prepare();
    const profile = await session.profiles.read(characterId);
    expect(() => encodeProfile({ ...profile, entropyTargetId: 'x' })).toThrowError(
      expect.objectContaining({ code: 'bad-encoding' }),
    );
  });
});

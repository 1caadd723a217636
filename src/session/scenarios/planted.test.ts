/**
 * Sealed keys that somebody planted who has a low login method, the server or the disk: none stops what the others do, none is
 * taken for another one, none costs more the more of them there are, and an account is used only when the person has taken it in.
 */
import { describe, expect, it } from 'vitest';
import { privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import { sealKeyPair } from '../../keys/seal.ts';
import { bareHex, fromHex, type Hex, randomBytes } from '../../lib/bytes.ts';
import { characterGrantName, profileName, targetName } from '../../sync/box-names.ts';
import { addAccount, exportPhrase, exportPrivateKey } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { acceptOffered, removeOffered } from '../accounts/offered-accounts.ts';
import { changeLevel, removeMethod } from '../change/levels.ts';
import { resetCredential } from '../change/reset-method.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { LOOKED_AT } from '../profile/unlisted-targets.ts';
import { toId } from '../state/open-keys.ts';
import { type Household, household } from '../testing/household.ts';
import { accountKey, entropyKey, plant, planted, put } from '../testing/planted.ts';
import { fakeAuthenticator } from '../testing/stage.ts';

/** Not a key of the character: what is sealed to it opens for nobody. */
const foreignKey = async () => (await sealKeyPair(randomBytes(32))).publicKey;

describe('a sealed key that opens for nobody', () => {
  const acts = {
    'the method is removed': (house) => house.session.change(house.mine, (c) => removeMethod(c, house.blue.methodId)),
    'the recovery key removes it': (house) =>
      house.session.change(house.recovery, (c) => removeMethod(c, house.blue.methodId, 'lost')),
    'characters are given new keys': (house) =>
      house.session.change(house.mine, (c) => rotateCharacters(c, [house.everyday, house.savings])),
    'its level loses the character': (house) =>
      house.session.change(house.mine, (c) =>
        changeLevel(c, house.daily, { name: 'Daily', manages: false, characterIds: [] }),
      ),
    'it is given new keys': (house) =>
      house.session.change(house.mine, (c) =>
        resetCredential(
          house.session.parts,
          c,
          { methodId: house.blue.methodId, kind: 'passkey', why: 'not-lost' },
          fakeAuthenticator().prf(house.blue.localSalt),
        ),
      ),
    'it is frozen': (house) =>
      house.session.declare(house.mine, () => [{ kind: 'mode-freeze', methodId: fromHex(house.blue.methodId) }]),
  } satisfies Record<string, (house: Household) => Promise<unknown>>;

  it.each(Object.entries(acts))('stops nothing: %s', async (_name, act) => {
    const house = await household();
    const { stage, session, everyday, savings, thief } = house;
    const before = (await session.profiles.read(everyday)).accounts.map(({ address }) => address);
    for (const characterId of [everyday, savings])
      await plant(stage, { characterId, signer: thief, publicKey: await foreignKey() });
    await put(stage, targetName(toId(everyday), randomBytes(16)), randomBytes(300));
    await act(house);
    for (const characterId of [everyday, savings]) {
      await house.adopt(characterId);
      const { accounts } = await session.profiles.read(characterId);
      for (const { address } of accounts) await exportPrivateKey(session.profiles, characterId, address);
      await addAccount(session.profiles, characterId, '');
    }
    expect((await session.profiles.read(everyday)).accounts.slice(0, -1).map(({ address }) => address)).toEqual(before);
  });

  it('is checked once', async () => {
    const { stage, session, savings, thief, adopt } = await household();
    const publicKey = await foreignKey();
    const one = await planted(stage, { characterId: savings, signer: thief, publicKey });
    // Under other names than its own, it is not what its signer signed.
    for (let count = 0; count < LOOKED_AT + 20; count++)
      await put(stage, targetName(toId(savings), randomBytes(16)), one.bytes);
    await put(stage, one.name, one.bytes);
    await adopt(savings);
    const rows = await stage.vault.list('local', `not-opened/${savings}/`);
    expect(rows.map(({ value }) => value.length)).toEqual([(LOOKED_AT + 20 + 1) * 32]);
    const seed = session.parts.vault;
    const commits: unknown[] = [];
    const parts = {
      ...session.parts,
      vault: { ...seed, commit: async (changes: never) => void commits.push(changes) },
    };
    const [login] = await session.layers();
    await adoptTargets(parts, session.profiles, login?.identityId ?? '', savings);
    expect(commits).toEqual([]);
  });
});

it('also stops no removal as a damaged grant of an open character', async () => {
  const { stage, session, mine, created, everyday, blue } = await household();
  await put(stage, characterGrantName(toId(created.methodId), toId(everyday), 0), randomBytes(300));
  await session.change(mine, (change) => removeMethod(change, blue.methodId));
  await addAccount(session.profiles, everyday, '');
});

describe('a profile that does not open', () => {
  it('stops no removal; its accounts are there afterwards', async () => {
    const { stage, session, mine, everyday, blue } = await household();
    const second = await addAccount(session.profiles, everyday, 'Second');
    const [first] = (await session.profiles.read(everyday)).accounts;
    session.profiles.forget();
    const [login] = await session.layers();
    await stage.vault.commit([{ table: 'local', key: `login-cache/${login?.methodId}`, value: null }]);
    await put(stage, profileName(toId(everyday)), randomBytes(400));
    await session.change(mine, (change) => removeMethod(change, blue.methodId));
    const after = await session.profiles.read(everyday);
    expect(after.name).toBe('Everyday');
    expect(new Set(after.accounts.map(({ address }) => address))).toEqual(new Set([first?.address, second]));
    await exportPrivateKey(session.profiles, everyday, second);
    await addAccount(session.profiles, everyday, 'Third');
  });

  it('is replaced by the version that this computer knows', async () => {
    const { stage, session, mine, everyday, blue } = await household();
    await addAccount(session.profiles, everyday, 'Second');
    await session.profiles.keep();
    await put(stage, profileName(toId(everyday)), randomBytes(400));
    await session.change(mine, (change) => removeMethod(change, blue.methodId));
    const { accounts } = await session.profiles.read(everyday);
    expect(accounts.map(({ name }) => name)).toEqual(['Main', 'Second']);
  });
});

describe('the entropy of a character', () => {
  /** An entropy of the thief's, and the accounts that it gives. */
  const ofThief = () => {
    const secret = randomBytes(32);
    const addresses = [0, 1, 2].map((index) => privateKeyToAddress(deriveAccountKey(secret, index)));
    return { addresses, target: entropyKey(secret, addresses[0] as Hex) };
  };

  it('is refused from a method that does not hold the character', async () => {
    const { stage, session, savings, thief } = await household();
    const { entropyTargetId } = await session.profiles.read(savings);
    const { target } = ofThief();
    await plant(stage, { characterId: savings, signer: thief, targetId: entropyTargetId, target });
    await expect(addAccount(session.profiles, savings, '')).rejects.toMatchObject({ code: 'cannot-open' });
    await expect(exportPhrase(session.profiles, savings)).rejects.toMatchObject({ code: 'cannot-open' });
  });

  it('is refused from a holder too if the profile names another one', async () => {
    const { stage, session, everyday, thief, mine, blue } = await household();
    const { entropyTargetId, entropyPublicPart } = await session.profiles.read(everyday);
    const { target, addresses } = ofThief();
    for (const publicPart of [target.publicPart, fromHex(entropyPublicPart)]) {
      await plant(stage, {
        characterId: everyday,
        signer: thief,
        targetId: entropyTargetId,
        target: { ...target, publicPart },
      });
      await expect(addAccount(session.profiles, everyday, '')).rejects.toMatchObject({ code: 'cannot-open' });
    }
    // The character goes on with another one, and that is not the thief's either.
    await session.change(mine, (change) => removeMethod(change, blue.methodId));
    expect(addresses).not.toContain(await addAccount(session.profiles, everyday, ''));
  });

  it('is refused if its bytes are those of a former one', async () => {
    const { stage, session, everyday, mine, blue } = await household();
    const seen = await exportPhrase(session.profiles, everyday);
    await session.change(mine, (change) => removeMethod(change, blue.methodId, 'lost'));
    const { entropyTargetId, formerEntropyTargetIds = [] } = await session.profiles.read(everyday);
    const names = [entropyTargetId, formerEntropyTargetIds[0] ?? ''].map((id) => targetName(toId(everyday), toId(id)));
    const { identityId } = await session.parts.keyring.use('login', (keys) => session.parts.logs.read(keys.identityId));
    const boxes = await Promise.all(names.map((name) => session.parts.server.box(identityId, name)));
    await put(stage, names[0] ?? '', boxes[1] ?? null);
    await put(stage, names[1] ?? '', boxes[0] ?? null);
    await expect(addAccount(session.profiles, everyday, '')).rejects.toMatchObject({ code: 'cannot-open' });
    await expect(exportPhrase(session.profiles, everyday)).rejects.toMatchObject({ code: 'cannot-open' });
    await put(stage, names[0] ?? '', boxes[0] ?? null);
    expect(await exportPhrase(session.profiles, everyday)).not.toBe(seen);
  });
});

describe('an account added by a method that does not hold the character', () => {
  it('is listed apart under that method until the person accepts it, and never under a name in use', async () => {
    const { stage, session, savings, blue, thief, adopt } = await household();
    const target = accountKey();
    await plant(stage, { characterId: savings, signer: thief, target, name: 'Main' });
    await adopt(savings);
    await adopt(savings);
    const { accounts, offered } = await session.profiles.read(savings);
    expect(accounts.map(({ address }) => address)).not.toContain(target.address);
    expect(offered).toEqual([expect.objectContaining({ address: target.address, name: 'Main', by: blue.methodId })]);
    const targetId = offered?.[0]?.targetId ?? '';
    for (const taken of ['Main', 'main', ' MAIN '])
      await expect(acceptOffered(session.profiles, savings, targetId, taken)).rejects.toMatchObject({ code: 'exists' });
    await acceptOffered(session.profiles, savings, targetId, 'From Blue');
    expect(await exportPrivateKey(session.profiles, savings, target.address)).toBe(`0x${bareHex(target.secret)}`);
    await adopt(savings);
    expect((await session.profiles.read(savings)).offered).toEqual([]);
  });

  it('is still listed apart after new keys, whichever side it came from', async () => {
    const { stage, session, savings, blue, thief, mine, adopt } = await household();
    await plant(stage, { characterId: savings, signer: thief });
    await session.change(mine, (change) => rotateCharacters(change, [savings]));
    await adopt(savings);
    const { accounts, offered } = await session.profiles.read(savings);
    expect(accounts).toHaveLength(1);
    expect(offered?.map(({ by }) => by)).toEqual([blue.methodId]);
    await session.change(mine, (change) => rotateCharacters(change, [savings]));
    const targetId = offered?.[0]?.targetId ?? '';
    await acceptOffered(session.profiles, savings, targetId, 'After all');
    await session.change(mine, (change) => rotateCharacters(change, [savings]));
    expect((await session.profiles.read(savings)).accounts.map(({ name }) => name)).toEqual(['Main', 'After all']);
  });

  it('is removed permanently', async () => {
    const { stage, session, savings, thief, adopt } = await household();
    const { name, bytes } = await planted(stage, { characterId: savings, signer: thief });
    await put(stage, name, bytes);
    await adopt(savings);
    await removeOffered(session.profiles, savings, name.slice(-32));
    await put(stage, name, bytes);
    await adopt(savings);
    expect((await session.profiles.read(savings)).offered).toEqual([]);
    expect((await session.profiles.read(savings)).accounts).toHaveLength(1);
  });
});

/**
 * Sealed keys under the name of an account that is listed, by a thief who does not hold its character, the server or the disk: none
 * stands in for the true one, none is sealed again under its name, and the true one is not lost.
 */
import { describe, expect, it } from 'vitest';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { targetName } from '../../sync/box-names.ts';
import { createEvilServer, plant as plantAt } from '../../sync/testing/evil.ts';
import { mayReplaceTarget, orderOfBox } from '../../sync/verify-box.ts';
import { exportPrivateKey } from '../accounts/accounts.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { toId } from '../state/open-keys.ts';
import { addKey } from '../testing/add-key.ts';
import { household } from '../testing/household.ts';
import { plant, planted, put } from '../testing/planted.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { proofOf } from '../testing/stage.ts';

describe('on the disk', () => {
  const swapped = async (who: 'savings' | 'everyday') => {
    const house = await household();
    const characterId = house[who];
    const { session, stage, thief } = house;
    const [main] = (await session.profiles.read(characterId)).accounts;
    if (!main?.targetId) throw new Error('There is no account.');
    const name = targetName(toId(characterId), toId(main.targetId));
    const log = await house.logHere();
    const key = await exportPrivateKey(session.profiles, characterId, main.address);
    const right = await session.parts.server.box(log.identityId, name);
    await plant(stage, { characterId, signer: thief, targetId: main.targetId });
    const rotate = (withoutKeys = false) =>
      session.change({ ...house.mine, withoutKeys }, (change) => rotateCharacters(change, [characterId]));
    const here = () => exportPrivateKey(session.profiles, characterId, main.address);
    const box = async () => (await session.parts.server.box(log.identityId, name)) ?? new Uint8Array();
    return { ...house, characterId, name, key, right, rotate, here, box };
  };

  it('a box of an outsider stops new keys until the person goes on or the true box is back', async () => {
    const { stage, name, key, right, rotate, here } = await swapped('savings');
    await expect(rotate()).rejects.toMatchObject({ code: 'keys-missing', message: expect.stringContaining('“Main”') });
    await put(stage, name, right);
    await rotate();
    expect(await here()).toBe(key);
  });

  it('a box of an outsider is never sealed again under the name of the account', async () => {
    const { name, rotate, box, logHere } = await swapped('savings');
    const before = await box();
    await rotate(true);
    expect(await box()).toEqual(before);
    expect(orderOfBox(await logHere(), name, before)).toBeNull();
  });

  it('another key of a holder moves under another name', async () => {
    const { characterId, session, rotate, box, name, logHere, adopt } = await swapped('everyday');
    const count = (await session.profiles.read(characterId)).accounts.length;
    await rotate(true);
    expect(orderOfBox(await logHere(), name, await box())).toBeNull();
    await adopt(characterId);
    const { accounts } = await session.profiles.read(characterId);
    expect(accounts).toHaveLength(count + 1);
    await exportPrivateKey(session.profiles, characterId, accounts.at(-1)?.address ?? '0x');
  });

  it('a removal asks once, and then goes on', async () => {
    const { session, mine, blue } = await swapped('everyday');
    await expect(session.change(mine, (c) => removeMethod(c, blue.methodId))).rejects.toMatchObject({
      code: 'keys-missing',
    });
    await session.change({ ...mine, withoutKeys: true }, (c) => removeMethod(c, blue.methodId));
  });

  it('a box of a holder is not replaced by a box of an outsider, and replaces it', async () => {
    const { name, right, box, logHere, rotate, stage } = await swapped('savings');
    const outsiders = await box();
    const log = await logHere();
    if (!right) throw new Error('There is no box.');
    expect(mayReplaceTarget(log, name, right, outsiders)).toBe(false);
    expect(mayReplaceTarget(log, name, outsiders, right)).toBe(true);
    await put(stage, name, right);
    await rotate();
    const later = await logHere();
    expect(mayReplaceTarget(later, name, right, await box())).toBe(true);
    expect(mayReplaceTarget(later, name, outsiders, await box())).toBe(true);
  });
});

describe('at the server', () => {
  it('a box shown instead of the true one, after new keys elsewhere, is refused, and the true one stays everywhere', async () => {
    const server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
    const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
    const here = await createComputer(server.line);
    const created = await createServedIdentity(here);
    const { session } = here.stage;
    const [login] = await session.layers();
    const characterId = login?.characterIds[0] ?? '';
    const none = await session.change(proofOf(created), (change) =>
      newLevel(change, { name: 'None', manages: false, characterIds: [] }),
    );
    const blue = await addKey(session, proofOf(created), none, 'Blue key');
    const there = await createComputer(server.line);
    const thief = await createComputer(server.line);
    await findOn(there, created.authenticator);
    await findOn(thief, blue.authenticator);
    for (const computer of [there, thief, here]) await round(computer);
    const [main] = (await session.profiles.read(characterId)).accounts;
    if (!main?.targetId) throw new Error('There is no account.');
    const keyOn = ({ stage }: Computer) => exportPrivateKey(stage.session.profiles, characterId, main.address);
    const rotate = ({ stage }: Computer) =>
      stage.session.change(proofOf(created), (change) => rotateCharacters(change, [characterId]));
    const key = await keyOn(here);
    await rotate(there);
    await round(thief);
    const name = targetName(toId(characterId), toId(main.targetId));
    const right = server.identity().boxes.get(name)?.bytes ?? null;
    const signer = await thief.stage.session.parts.keyring.use(
      'login',
      async (keys): Promise<BoxSigner> => ({
        kind: 'device',
        id: keys.deviceId.slice(),
        seed: keys.copy.deviceSeed.slice(),
      }),
    );
    const bad = await planted(thief.stage, { characterId, signer, targetId: main.targetId });
    plantAt(server, name, bad.bytes);
    await round(here);
    expect(await keyOn(here)).toBe(key);
    plantAt(server, name, right);
    await round(here);
    expect(await keyOn(here)).toBe(key);
    await rotate(here);
    await round(there);
    expect(await keyOn(there)).toBe(key);
  });
});

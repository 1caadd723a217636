/** A method or device that was shut out and still has keys: boxes that it writes at an old head are neither newer nor valid under later keys. */

import { beforeEach, expect, it } from 'vitest';
import { characterDocumentKey } from '../../keys/character.ts';
import { openDocument, sealDocument } from '../../keys/document.ts';
import { characterOf, type LogState } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { profileName, targetName } from '../../sync/box-names.ts';
import { createEvilServer, type EvilServer, plant } from '../../sync/testing/evil.ts';
import { newLevel, unfreezeMethod } from '../change/levels.ts';
import { lossOf, newKeysAfter, reportLoss } from '../change/report-loss.ts';
import { decodeProfile, encodeProfile } from '../profile/profile.ts';
import { PROFILE } from '../state/document-names.ts';
import { addKey } from '../testing/add-key.ts';
import { put } from '../testing/planted.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { type Created, proofOf } from '../testing/stage.ts';

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let characterId: string;
let blue: Created;

/** The owner here; a thief of the low Blue key there, with everything that its open session holds. */
beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  const { session } = here.stage;
  characterId = (await session.layers())[0]?.characterIds[0] ?? '';
  const wanted = { name: 'Daily', manages: false, characterIds: [characterId] };
  const daily = await session.change(proofOf(created), (change) => newLevel(change, wanted));
  blue = { ...created, ...(await addKey(session, proofOf(created), daily, 'Blue key')) };
  there = await createComputer(server.line);
  await findOn(there, blue.authenticator);
  await round(here);
  await round(there);
  await round(here);
});

const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
const contacts = async () => (await here.stage.session.profiles.read(characterId)).contacts;

/** What the thief can write now, with a contact of its own, `ahead` versions above the present one. */
async function prepared(ahead: number): Promise<() => void> {
  const { session } = there.stage;
  const name = profileName(fromHex(characterId));
  return session.profiles.use(characterId, async ({ log, access, signer }) => {
    const key = characterDocumentKey(access.seed);
    const subject = {
      kind: 'character',
      characterId: fromHex(characterId),
      epoch: access.epoch,
      name: PROFILE,
    } as const;
    const sealed = server.identity().boxes.get(name)?.bytes ?? new Uint8Array(0);
    const { body, version } = openDocument({ log, subject, key, sealed });
    const profile = decodeProfile(body);
    profile.contacts = [{ name: 'Alice', address: `0x${'66'.repeat(20)}` }] as typeof profile.contacts;
    const { identityId, head } = log;
    const written = { identityId, subject, version: version + ahead, key, body: encodeProfile(profile), head };
    const bytes = sealDocument({ ...written, signer: { ...signer, seed: signer.seed.slice() } });
    return () => plant(server, name, bytes);
  });
}

const epochOf = (log: LogState) => characterOf(log, fromHex(characterId))?.epoch;
const logHere = async () => (await here.stage.session.profiles.names()).log;

it('a profile written by a frozen method is not taken as newer, and changes here go on', async () => {
  const plantIt = await prepared(1);
  const { session } = here.stage;
  await session.declare(proofOf(created), lossOf({ methodIds: [blue.methodId], deviceIds: [] }));
  plantIt();
  await round(here);
  expect(await contacts()).toEqual([]);
  expect((await session.keyServer.view())?.state).toBe('refused');
  // What is done here goes on, and takes its place.
  await session.profiles.change(characterId, async ({ profile }) => {
    profile.name = 'Weekdays';
    return { value: null };
  });
  await round(here);
  expect((await session.keyServer.view())?.state).toBe('in-step');
  expect(await contacts()).toEqual([]);
});

it('a rejected box is checked again by the next worker', async () => {
  const plantIt = await prepared(1);
  const { session } = here.stage;
  await session.declare(proofOf(created), lossOf({ methodIds: [blue.methodId], deviceIds: [] }));
  plantIt();
  await round(here);
  await session.change(proofOf(created), (change) => unfreezeMethod(change, blue.methodId));
  here.stage.restartWorker();
  await round(here);
  expect(await contacts()).toHaveLength(1);
});

it('the keys of a removed computer open nothing that is written afterwards, and its signatures are refused', async () => {
  const plantIt = await prepared(9);
  const { session } = here.stage;
  const [device] = await there.stage.session.layers();
  const deviceIds = [device?.deviceId ?? ''];
  const before = epochOf(await logHere());
  await session.declare(proofOf(created), lossOf({ methodIds: [], deviceIds }));
  await session.change(proofOf(created), (change) => newKeysAfter(change, deviceIds, 'lost'));
  const log = await logHere();
  expect(epochOf(log)).toBe((before ?? 0) + 1);
  expect((await session.profiles.read(characterId)).exposed).toHaveLength(1);
  plantIt();
  await round(here);
  expect(await contacts()).toEqual([]);

  // A computer that has seen nothing takes nothing of it either.
  const third = await createComputer(server.line);
  await findOn(third, created.authenticator).catch(() => null);
  const profile = await third.stage.session.profiles.read(characterId).catch(() => null);
  expect(profile?.contacts ?? []).toEqual([]);
});

it('shutting out a copy of this computer locks it, and the next login makes a new one', async () => {
  const { session } = here.stage;
  const [own] = await session.layers();
  const deviceIds = [own?.deviceId ?? ''];
  await session.declare(proofOf(created), lossOf({ methodIds: [], deviceIds }));
  expect(await session.state()).toBe('locked');
  await session.change(proofOf(created), (change) => newKeysAfter(change, deviceIds, 'not-lost'));
  expect(await session.state()).toBe('locked');
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  expect((await session.layers())[0]?.deviceId).not.toBe(own?.deviceId);
  expect((await session.profiles.read(characterId)).exposed ?? []).toEqual([]);
});

it('a lost copy is shut out and its characters get new keys in one write; if new keys fail, it is shut out all the same', async () => {
  const { session } = here.stage;
  const [device] = await there.stage.session.layers();
  const loss = { methodIds: [], deviceIds: [device?.deviceId ?? ''] };
  const before = await logHere();
  const ended = (log: LogState) => log.devices.get(loss.deviceIds[0] ?? '')?.untilEntry ?? null;
  const noKeys = {
    change: () => Promise.reject(new WalletError('stale', 'Try again.')),
    declare: session.declare,
  };
  // Nothing but the keys is in the way.
  await expect(reportLoss(noKeys as never, proofOf(created), loss, 'lost')).rejects.toThrow(
    /doesn’t have new keys yet/,
  );
  expect(ended(await logHere())).not.toBeNull();
  expect(epochOf(await logHere())).toBe(epochOf(before));

  const [own] = await session.layers();
  const ownLoss = { methodIds: [], deviceIds: [own?.deviceId ?? ''] };
  const entries = (await logHere()).head.number;
  await reportLoss(session, proofOf(created), ownLoss, 'not-lost');
  expect(await session.state()).toBe('locked');
  await session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  const after = await logHere();
  expect(epochOf(after)).toBe((epochOf(before) ?? 0) + 1);
  expect(after.head.number).toBeGreaterThan(entries);
  await expect(reportLoss(session, proofOf(created), loss, 'lost')).rejects.toMatchObject({ code: 'not-found' });
});

it('a lost copy is shut out even if a key is missing, and its characters get new keys once the person goes on', async () => {
  const { session } = here.stage;
  const [device] = await there.stage.session.layers();
  const loss = { methodIds: [], deviceIds: [device?.deviceId ?? ''] };
  const before = await logHere();
  const [main] = (await session.profiles.read(characterId)).accounts;
  await put(here.stage, targetName(fromHex(characterId), fromHex(main?.targetId ?? '')), null);
  const report = (withoutKeys: boolean) => reportLoss(session, { ...proofOf(created), withoutKeys }, loss, 'lost');
  await expect(report(false)).rejects.toMatchObject({
    code: 'keys-missing',
    message: expect.stringContaining('“Main”'),
  });
  expect((await logHere()).devices.get(device?.deviceId ?? '')?.untilEntry).not.toBeNull();
  expect(epochOf(await logHere())).toBe(epochOf(before));
  await report(true);
  expect(epochOf(await logHere())).toBe((epochOf(before) ?? 0) + 1);
});

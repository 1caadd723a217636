/** Sealed keys that a server withholds from the computer that gives their character new keys: a holder restores them. */
import { beforeEach, expect, it } from 'vitest';
import { about, createEvilServer, type EvilServer } from '../../sync/testing/evil.ts';
import { addAccount, exportPrivateKey, removeAccount } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { type Created, proofOf } from '../testing/stage.ts';

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let characterId: string;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  characterId = (await here.stage.session.layers())[0]?.characterIds[0] ?? '';
  there = await createComputer(server.line);
});

const round = ({ stage }: Computer) => stage.session.keyServer.synchronise();
const read = ({ stage }: Computer) => stage.session.profiles.read(characterId);
const keyOf = ({ stage }: Computer, address: Parameters<typeof exportPrivateKey>[2]) =>
  exportPrivateKey(stage.session.profiles, characterId, address);
const adopt = async ({ stage: { session } }: Computer) =>
  adoptTargets(session.parts, session.profiles, (await session.layers())[0]?.identityId ?? '', characterId);
const rotate = ({ stage }: Computer, withoutKeys = false) =>
  stage.session.change({ ...proofOf(created), withoutKeys }, (change) => rotateCharacters(change, [characterId]));

/** The server shows no box whose name has one of these ends. */
const withhold = (...ends: string[]) => {
  server.lie = about('/boxes', (answer) => ({
    ...answer,
    boxes: (answer.boxes as { name: string }[]).filter(({ name }) => !ends.some((end) => name.endsWith(end))),
  }));
};

it('a withheld key opens on every computer afterwards', async () => {
  const address = await addAccount(here.stage.session.profiles, characterId, 'Funds');
  await round(here);
  const { targetId } = (await read(here)).accounts.find((account) => account.address === address) ?? {};
  const key = await keyOf(here, address);
  withhold(targetId ?? 'none');
  await findOn(there, created.authenticator);
  await expect(rotate(there)).rejects.toMatchObject({
    code: 'keys-missing',
    message: expect.stringContaining('“Funds”'),
  });
  await rotate(there, true);
  server.lie = null;
  await round(here);
  await round(there);
  expect(await keyOf(here, address)).toBe(key);
  expect(await keyOf(there, address)).toBe(key);
  // Two more changes, from either side: it is a key like every other.
  await rotate(here);
  await round(there);
  expect(await keyOf(there, address)).toBe(key);
});

it('a key that was withheld together with the profile that names it is restored too', async () => {
  await round(here);
  const name = [...server.identity().boxes.keys()].find((box) => box.endsWith('/profile')) ?? '';
  const older = server.identity().boxes.get(name);
  const address = await importPrivateKey(here.stage.session.profiles, characterId, 'Funds', `0x${'17'.repeat(32)}`);
  await round(here);
  const { targetId } = (await read(here)).accounts.find((account) => account.address === address) ?? {};
  withhold(targetId ?? 'none');
  const newer = server.identity().boxes.get(name);
  if (older) server.identity().boxes.set(name, older);
  await findOn(there, created.authenticator);
  if (newer) server.identity().boxes.set(name, { ...older, ...newer, bytes: older?.bytes ?? null });
  await rotate(there);
  server.lie = null;
  await round(here);
  await round(there);
  await adopt(here);
  await adopt(there);
  expect(await keyOf(here, address)).toBe(`0x${'17'.repeat(32)}`);
  expect(await keyOf(there, address)).toBe(`0x${'17'.repeat(32)}`);
});

it('a key that was removed elsewhere is not restored', async () => {
  const address = await importPrivateKey(here.stage.session.profiles, characterId, 'Old', `0x${'18'.repeat(32)}`);
  await round(here);
  await findOn(there, created.authenticator);
  await removeAccount(there.stage.session.profiles, characterId, address);
  await round(there);
  await rotate(there);
  await round(there);
  await round(here);
  await round(there);
  for (const computer of [here, there])
    expect((await read(computer)).accounts.map((account) => account.address)).not.toContain(address);
  expect([...server.identity().boxes].filter(([name, { bytes }]) => name.startsWith('target/') && bytes)).toHaveLength(
    3,
  );
});

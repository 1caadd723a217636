/** A person's own key is never hidden or offered for deletion, whatever others add with the same address. */
import { expect, it } from 'vitest';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { randomBytes } from '../../lib/bytes.ts';
import { targetName } from '../../sync/box-names.ts';
import { removeOffered } from '../accounts/offered-accounts.ts';
import { deleteUnused, listUnused } from '../accounts/unused-keys.ts';
import { toId } from '../state/open-keys.ts';
import { type Household, household } from '../testing/household.ts';
import { accountKey, plant, put } from '../testing/planted.ts';

const ownDevice = ({ session }: Household): Promise<BoxSigner> =>
  session.parts.keyring.use('login', async ({ deviceId, copy }) => ({
    kind: 'device',
    id: deviceId.slice(),
    seed: copy.deviceSeed.slice(),
  }));

it.each(['waits', 'was declined'])('is taken in though an outsider’s offer of its address %s', async (how) => {
  const house = await household();
  const { stage, session, savings, thief, adopt } = house;
  const target = accountKey();
  await plant(stage, { characterId: savings, signer: thief, target });
  await adopt(savings);
  const offered = (await session.profiles.read(savings)).offered ?? [];
  expect(offered).toHaveLength(1);
  await plant(stage, { characterId: savings, signer: await ownDevice(house), target, name: 'Mine' });
  if (how === 'was declined') await removeOffered(session.profiles, savings, offered[0]?.targetId ?? '');
  await adopt(savings);
  const profile = await session.profiles.read(savings);
  expect(profile.accounts.map(({ address }) => address)).toContain(target.address);
  expect(profile.offered ?? []).toEqual([]);
});

it('is stored twice, and is not listed as unused', async () => {
  const house = await household();
  const { stage, session, savings, everyday, thief, adopt } = house;
  const target = accountKey();
  const twins: [string, BoxSigner][] = [
    [savings, await ownDevice(house)],
    [everyday, thief],
  ];
  for (const [characterId, signer] of twins) {
    for (let count = 0; count < 2; count++) await plant(stage, { characterId, signer, target });
    await adopt(characterId);
    expect(await listUnused(session.profiles, characterId)).toEqual([]);
  }
});

it('a box that cannot open is deleted without a note, so that no other note is lost', async () => {
  const { stage, session, savings, adopt } = await household();
  for (let count = 0; count < 3; count++)
    await put(stage, targetName(toId(savings), randomBytes(16)), randomBytes(200));
  await adopt(savings);
  const groups = await listUnused(session.profiles, savings);
  expect(groups.flatMap(({ targetIds }) => targetIds)).toHaveLength(3);
  for (const { targetIds } of groups) await deleteUnused(session.profiles, savings, targetIds);
  expect((await session.profiles.read(savings)).removedTargetIds ?? []).toEqual([]);
  expect(await listUnused(session.profiles, savings)).toEqual([]);
});

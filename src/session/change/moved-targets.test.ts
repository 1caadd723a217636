/** Targets that move under the new key of a character: all those of holders, and a bounded number of those of outsiders. */
import { expect, it } from 'vitest';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { signedTarget } from '../../keys/target.ts';
import { targetPrefix } from '../../sync/box-names.ts';
import { addAccount, exportPrivateKey, removeAccount } from '../accounts/accounts.ts';
import { LOOKED_AT } from '../profile/unlisted-targets.ts';
import { toId } from '../state/open-keys.ts';
import { forgetProfiles, type Household, household, plantProfile } from '../testing/household.ts';
import { accountKey, plant } from '../testing/planted.ts';
import { removeMethod } from './levels.ts';
import { LEFT_BY_ONE } from './moved-targets.ts';
import { rotateCharacters } from './rotate.ts';

const ownDevice = ({ session }: Household): Promise<BoxSigner> =>
  session.parts.keyring.use('login', async ({ deviceId, copy }) => ({
    kind: 'device',
    id: deviceId.slice(),
    seed: copy.deviceSeed.slice(),
  }));

/** How many sealed keys of a character lie under its present key. */
async function movedOf({ session, logHere }: Household, characterId: string): Promise<number> {
  const log = await logHere();
  const prefix = targetPrefix(toId(characterId));
  const boxes = await session.parts.server.boxes(log.identityId, prefix);
  const epoch = log.characters.get(characterId)?.epoch ?? -1;
  return boxes.filter(({ name, bytes }) => {
    const target = { characterId: toId(characterId), targetId: toId(name.slice(prefix.length)), epoch };
    return signedTarget({ log, ...target, sealed: bytes }) !== null;
  }).length;
}

it('every key of a holder moves, even if the profile cannot be read', async () => {
  const house = await household();
  const { stage, session, everyday, thief, recovery, blue } = house;
  const second = await addAccount(session.profiles, everyday, 'Second');
  const signer = await ownDevice(house);
  const targets = Array.from({ length: LOOKED_AT + 6 }, () => accountKey());
  for (const target of targets) await plant(stage, { characterId: everyday, signer, target });
  await plantProfile(stage, everyday, { signer: thief, version: 500, body: () => [] });
  await forgetProfiles(stage);
  await session.change(recovery, (change) => removeMethod(change, blue.methodId, 'lost'));
  const { accounts } = await session.profiles.read(everyday);
  const addresses = new Set(accounts.map(({ address }) => address));
  for (const address of [second, ...targets.map((target) => target.address)]) expect(addresses).toContain(address);
  for (const { address } of accounts.slice(-3)) await exportPrivateKey(session.profiles, everyday, address);
});

it('keys of outsiders are bounded, however often the character gets new keys', async () => {
  const house = await household();
  const { stage, session, savings, thief, mine } = house;
  for (let count = 0; count < LOOKED_AT + 6; count++) await plant(stage, { characterId: savings, signer: thief });
  await session.change(mine, (change) => rotateCharacters(change, [savings]));
  const once = await movedOf(house, savings);
  // The account, the entropies of now and before, and what the outsider put in.
  expect(once).toBe(3 + LOOKED_AT);
  for (let count = 0; count < 6; count++) await plant(stage, { characterId: savings, signer: thief });
  await session.change(mine, (change) => rotateCharacters(change, [savings]));
  expect(await movedOf(house, savings)).toBe(once + 1);
});

it('keys that the profile lists as removed do not move, and only the last former entropies do', async () => {
  const house = await household();
  const { stage, session, everyday, thief, mine, blue } = house;
  const gone = await addAccount(session.profiles, everyday, 'Gone');
  const before = await movedOf(house, everyday);
  await removeAccount(session.profiles, everyday, gone);
  const ids: string[] = [];
  for (let count = 0; count < 30; count++)
    ids.push((await plant(stage, { characterId: everyday, signer: thief })).slice(-32));
  const [removedTargetIds, formerEntropyTargetIds] = [ids.slice(0, 6), ids.slice(6)];
  await plantProfile(stage, everyday, {
    signer: thief,
    version: 50,
    body: (profile) => ({ ...profile, removedTargetIds, formerEntropyTargetIds }),
  });
  await session.change(mine, (change) => removeMethod(change, blue.methodId));
  expect(await movedOf(house, everyday)).toBeLessThanOrEqual(before + 30 - removedTargetIds.length);
  const { formerEntropyTargetIds: after = [] } = await session.profiles.read(everyday);
  expect(after).toHaveLength(16);
});

it('keys that a removed method added as a holder are bounded too', async () => {
  const house = await household();
  const { stage, session, everyday, thief, mine, blue } = house;
  for (let count = 0; count < LOOKED_AT + 6; count++) await plant(stage, { characterId: everyday, signer: thief });
  await session.change(mine, (change) => removeMethod(change, blue.methodId));
  expect(await movedOf(house, everyday)).toBe(3 + LOOKED_AT);
  expect(LEFT_BY_ONE).toBeGreaterThan(LOOKED_AT);
});

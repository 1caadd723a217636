/** Reading a character opens a bounded number of sealed keys, and none twice. */
import { afterEach, expect, it, vi } from 'vitest';
import { sealKeyPair } from '../../keys/seal.ts';
import { openTarget } from '../../keys/target.ts';
import { randomBytes } from '../../lib/bytes.ts';
import { profileName, targetName } from '../../sync/box-names.ts';
import { LOOKED_AT } from '../profile/unlisted-targets.ts';
import { toId } from '../state/open-keys.ts';
import { household } from '../testing/household.ts';
import { plant, planted, put } from '../testing/planted.ts';

vi.mock('../../keys/target.ts', async (importOriginal) => {
  const real = await importOriginal<typeof import('../../keys/target.ts')>();
  return { ...real, openTarget: vi.fn(real.openTarget) };
});

afterEach(() => vi.mocked(openTarget).mockClear());

it('a bounded number of sealed keys is opened per login method, whatever they hold, and none twice', async () => {
  const { stage, session, savings, thief, adopt, logHere } = await household();
  const publicKey = (await sealKeyPair(randomBytes(32))).publicKey;
  for (let count = 0; count < LOOKED_AT; count++) {
    await plant(stage, { characterId: savings, signer: thief });
    if (count % 4 === 0) await plant(stage, { characterId: savings, signer: thief, publicKey });
  }
  const opened = async () => {
    vi.mocked(openTarget).mockClear();
    await adopt(savings);
    return vi.mocked(openTarget).mock.calls.length;
  };
  expect(await opened()).toBe(LOOKED_AT);
  const { identityId } = await logHere();
  const box = () => session.parts.server.box(identityId, profileName(toId(savings)));
  const before = await box();
  expect(await opened()).toBe(0);
  expect(await box()).toEqual(before);
});

it('unsigned boxes do not count against signed ones', async () => {
  const { stage, session, savings, thief, adopt } = await household();
  const signer = await session.parts.keyring.use('login', async ({ deviceId, copy }) => ({
    kind: 'device' as const,
    id: deviceId.slice(),
    seed: copy.deviceSeed.slice(),
  }));
  // They say that the owner signed them.
  const own = await planted(stage, { characterId: savings, signer });
  for (let count = 0; count < LOOKED_AT + 4; count++)
    await put(
      stage,
      targetName(
        toId(savings),
        randomBytes(16).map((byte, at) => (at === 0 ? 0 : byte)),
      ),
      own.bytes,
    );
  await put(stage, own.name, own.bytes);
  expect(thief.kind).toBe('device');
  await adopt(savings);
  expect((await session.profiles.read(savings)).accounts).toHaveLength(2);
});

/** The keyring alone: a closed key stays closed, whatever was under way when it was closed. */
import { describe, expect, it } from 'vitest';
import { closeSeed, emptyCopy, openSeed } from '../../keys/local-copy.ts';
import { bareHex, randomBytes } from '../../lib/bytes.ts';
import { STEP_UP_MS } from '../../messaging/step-up.ts';
import { createKeyring, type StoredKeyring } from './keyring.ts';
import type { OpenKeys } from './open-keys.ts';

const START = 1_800_000_000_000;

function keysOf(identityId: Uint8Array, ids: Uint8Array[] = [randomBytes(16)]): OpenKeys {
  const secrets = { authenticationSeed: randomBytes(32), deviceSeed: randomBytes(32) };
  const empty = emptyCopy({ ...secrets, generation: 0 });
  return {
    identityId,
    methodId: randomBytes(16),
    deviceId: randomBytes(16),
    copy: {
      ...empty,
      characters: ids.map((characterId) => closeSeed(empty.boxKey, { characterId, epoch: 0 }, randomBytes(32))),
      identityDocumentKey: { epoch: 0, key: randomBytes(32) },
      head: { number: 0, hash: randomBytes(32) },
    },
    loginCacheKey: null,
  };
}

function createBench() {
  let stored: StoredKeyring | null = null;
  const now = { at: START };
  /** Session memory answers when this has ended. */
  const reading = { ends: Promise.resolve() };
  /** Called before the other half is given: the place where something else can happen. */
  const meanwhile: { act: (() => Promise<void>) | null } = { act: null };
  const start = () =>
    createKeyring({
      memory: {
        async load() {
          const found = stored;
          await reading.ends;
          return found;
        },
        save: async (value) => {
          stored = value;
        },
      },
      async otherHalf(half) {
        const { act } = meanwhile;
        meanwhile.act = null;
        await act?.();
        return half.slice();
      },
      clock: () => now.at,
    });
  return { keyring: start(), start, reading, now, meanwhile, stored: () => stored };
}

const layersOf = async ({ keyring }: ReturnType<typeof createBench>) =>
  (await keyring.layers()).map(({ layer }) => layer);

describe('the keyring', () => {
  const identityId = randomBytes(32);

  it('writes new keys, and nothing where they are the same', async () => {
    const { keyring, stored } = createBench();
    await keyring.open('login', keysOf(identityId), null);
    const before = stored();
    await keyring.renew('login', async (keys) => structuredClone(keys));
    expect(stored()).toBe(before);
    await keyring.renew('login', async (keys) => ({ ...structuredClone(keys), deviceId: randomBytes(16) }));
    expect(stored()).not.toBe(before);
  });

  it('does not open again if it was locked while its keys were renewed', async () => {
    const bench = createBench();
    const { keyring, meanwhile } = bench;
    await keyring.open('login', keysOf(identityId), null);
    await keyring.renew('login', async () => {
      await keyring.closeAll();
      return keysOf(identityId);
    });
    expect(await layersOf(bench)).toEqual([]);
    expect(bench.stored()).toBeNull();
    await keyring.open('login', keysOf(identityId), null);
    meanwhile.act = () => keyring.closeAll();
    await keyring.renew('login', async () => keysOf(identityId));
    expect(bench.stored()).toBeNull();
  });

  it('stays closed if it was locked while a new worker read what was open', async () => {
    const { keyring, start, reading, stored } = createBench();
    await keyring.open('login', keysOf(identityId), null);
    let answer = () => {};
    reading.ends = new Promise((resolve) => {
      answer = resolve;
    });
    const next = start();
    const asking = next.layers();
    await next.closeAll();
    answer();
    expect(await asking).toEqual([]);
    expect(await next.layers()).toEqual([]);
    expect(stored()).toBe(null);
  });

  it('does not step up if the step up or the login was closed meanwhile', async () => {
    const bench = createBench();
    const { keyring, meanwhile, now } = bench;
    await keyring.open('login', keysOf(identityId), null);
    await keyring.open('step-up', keysOf(identityId), START + STEP_UP_MS);
    await keyring.renew('step-up', async () => {
      await keyring.close('step-up');
      return keysOf(identityId);
    });
    expect(await layersOf(bench)).toEqual(['login']);
    await keyring.open('step-up', keysOf(identityId), START + STEP_UP_MS);
    await keyring.renew('login', async () => {
      now.at += STEP_UP_MS;
      return keysOf(identityId);
    });
    expect(await layersOf(bench)).toEqual(['login']);
    meanwhile.act = () => keyring.closeAll();
    const late = keyring.open('step-up', keysOf(identityId), now.at + STEP_UP_MS);
    await expect(late).rejects.toMatchObject({ code: 'locked' });
    expect(bench.stored()).toBeNull();
  });

  it('steps up only over a login of the same identity', async () => {
    const bench = createBench();
    const { keyring } = bench;
    const stepUp = (id: Uint8Array) => keyring.open('step-up', keysOf(id), START + STEP_UP_MS);
    await expect(stepUp(identityId)).rejects.toMatchObject({ code: 'locked' });
    await keyring.open('login', keysOf(identityId), null);
    await expect(stepUp(randomBytes(32))).rejects.toMatchObject({ code: 'locked' });
    await stepUp(identityId);
    await keyring.open('login', keysOf(identityId), null);
    expect(await layersOf(bench)).toEqual(['login']);
  });

  it('keeps a step up that happened while the login was renewed', async () => {
    const bench = createBench();
    const { keyring } = bench;
    await keyring.open('login', keysOf(identityId), null);
    await keyring.renew('login', async () => {
      await keyring.open('step-up', keysOf(identityId), START + STEP_UP_MS);
      return keysOf(identityId);
    });
    expect(await layersOf(bench)).toEqual(['login', 'step-up']);
  });

  it('opens only the requested seed, and wipes it after use', async () => {
    const { keyring } = createBench();
    const ids = [randomBytes(16), randomBytes(16)] as const;
    const keys = keysOf(identityId, [...ids]);
    const [one, other] = keys.copy.characters;
    if (!one || !other) throw new Error('no characters');
    const expected = openSeed(keys.copy.boxKey, one);
    // Neither of these would open: nobody tries.
    other.box.fill(0);
    keys.copy.authentication.fill(0);
    await keyring.open('login', keys, null);
    const given = await keyring.useCharacter(bareHex(ids[0]), async (seed) => {
      expect(seed).toEqual(expected);
      return seed;
    });
    expect(given).toEqual(new Uint8Array(32));
    const failed: Uint8Array[] = [];
    const failing = keyring.useCharacter(bareHex(ids[0]), async (seed) => {
      failed.push(seed);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(failed).toEqual([new Uint8Array(32)]);
    await expect(keyring.useCharacter(bareHex(ids[1]), async () => null)).rejects.toMatchObject({
      code: 'cannot-open',
    });
  });

  it('ends a step up even if the clock was set back', async () => {
    const bench = createBench();
    const { keyring, now } = bench;
    await keyring.open('login', keysOf(identityId), null);
    await keyring.open('step-up', keysOf(identityId), START + STEP_UP_MS);
    // A correction of the clock is no reason to end it.
    now.at = START - 5_000;
    expect(await layersOf(bench)).toEqual(['login', 'step-up']);
    now.at = START - 60_000;
    expect(await layersOf(bench)).toEqual(['login']);
  });
});

/**
 * Boxes planted and swapped at random places, by a thief of a low login method, the server or the disk: whatever lies where, the
 * method is removed, every character opens, and no secret is taken for another one. Generated; what is planted is told on failure.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePrivateKey, privateKeyToAddress } from '../../ethereum/account.ts';
import { deriveAccountKey } from '../../ethereum/hd.ts';
import { entropyToPhrase } from '../../ethereum/phrase.ts';
import { sealKeyPair } from '../../keys/seal.ts';
import { type Hex, randomBytes } from '../../lib/bytes.ts';
import { addAccount, exportPhrase, exportPrivateKey } from '../accounts/accounts.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { addKey } from '../testing/add-key.ts';
import { accountKey, deviceOf, entropyKey, plant, put } from '../testing/planted.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

const RUNS = 6;

/** Places are numbers: modulo how many boxes there are. */
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('swap' as const), one: fc.nat(50), other: fc.nat(50) }),
    fc.record({ act: fc.constant('copy' as const), one: fc.nat(50), other: fc.nat(50) }),
    fc.record({ act: fc.constantFrom('noise' as const, 'empty' as const, 'cut' as const), one: fc.nat(50) }),
    fc.record({
      act: fc.constant('seal' as const),
      what: fc.constantFrom('account' as const, 'entropy' as const),
      savings: fc.boolean(),
      opens: fc.boolean(),
      /** Under the name of a box that is there, or a new one. */
      over: fc.option(fc.nat(50)),
    }),
  ),
  { minLength: 1, maxLength: 8 },
);

async function household() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const mine = proofOf(created);
  const [login] = await session.layers();
  const everyday = login?.characterIds[0] ?? '';
  const savings = await session.change(mine, (change) =>
    newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const daily = await session.change(mine, (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const blue = await addKey(session, mine, daily, 'Blue key');
  return { stage, session, mine, blue, thief: await deviceOf(stage, blue), everyday, savings, login };
}

/**
 * Every box of the identity, documents of identity and management among them, but the grants of the method that acts: without them
 * it holds nothing, as if they were deleted.
 */
async function placesOf({ stage, login }: Awaited<ReturnType<typeof household>>) {
  const prefix = `${login?.identityId}/`;
  const rows = await stage.vault.list('boxes', prefix);
  return rows
    .map(({ key, value }) => ({ name: key.slice(prefix.length), bytes: value }))
    .filter(({ name }) => !name.startsWith(`grant/${login?.methodId}/`));
}

it('stop no removal and no opening, and never put one secret in place of another', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (planted) => {
      const house = await household();
      const { stage, session, mine, blue, thief, everyday, savings, login } = house;
      const entropy = randomBytes(32);
      const ofThief = [0, 1, 2, 3].map((index) => privateKeyToAddress(deriveAccountKey(entropy, index)));
      const foreign = (await sealKeyPair(randomBytes(32))).publicKey;
      for (const one of planted) {
        const places = await placesOf(house);
        const at = (index: number) => places[index % places.length] ?? { name: '', bytes: new Uint8Array() };
        switch (one.act) {
          case 'swap':
            await put(stage, at(one.one).name, at(one.other).bytes);
            await put(stage, at(one.other).name, at(one.one).bytes);
            break;
          case 'copy':
            await put(stage, at(one.one).name, at(one.other).bytes);
            break;
          case 'noise':
            await put(stage, at(one.one).name, randomBytes(400));
            break;
          case 'empty':
            await put(stage, at(one.one).name, new Uint8Array());
            break;
          case 'cut':
            await put(stage, at(one.one).name, at(one.one).bytes.slice(0, -1));
            break;
          case 'seal': {
            const over = one.over === null ? null : at(one.over).name;
            await plant(stage, {
              characterId: one.savings ? savings : everyday,
              signer: thief,
              target: one.what === 'account' ? accountKey(entropy) : entropyKey(entropy, ofThief[0] as Hex),
              ...(over?.startsWith('target/') ? { targetId: over.slice(-32) } : {}),
              ...(one.opens ? {} : { publicKey: foreign }),
            });
          }
        }
      }
      for (const { id } of await session.profiles.readable())
        await adoptTargets(session.parts, session.profiles, login?.identityId ?? '', id);
      await session.change({ ...mine, withoutKeys: true }, (change) => removeMethod(change, blue.methodId));
      // A damaged profile of a character that Blue did not hold: new keys make it readable again.
      await session.change({ ...mine, withoutKeys: true }, (change) => rotateCharacters(change, [savings]));
      for (const characterId of [everyday, savings]) {
        await adoptTargets(session.parts, session.profiles, login?.identityId ?? '', characterId);
        expect(ofThief).not.toContain(await addAccount(session.profiles, characterId, ''));
        expect(await exportPhrase(session.profiles, characterId)).not.toBe(entropyToPhrase(entropy));
        const { accounts } = await session.profiles.read(characterId);
        for (const { address } of accounts) {
          // Its own key or none, where that was taken away.
          const key = await exportPrivateKey(session.profiles, characterId, address).catch(() => null);
          if (key) expect(privateKeyToAddress(parsePrivateKey(key))).toBe(address);
        }
      }
      // Blue does not hold Savings: nothing of it is there as the person’s own.
      const { accounts } = await session.profiles.read(savings);
      expect(accounts.map(({ address }) => address)).not.toContain(accountKey(entropy).address);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 180_000);

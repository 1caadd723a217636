/** Numbers of documents: a writer can give a document the highest number, and thereby stops no removal and no change. */
import { expect, it } from 'vitest';
import { LAST_VERSION } from '../../keys/document.ts';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { IDENTITY_DOCUMENT, profileName } from '../../sync/box-names.ts';
import { orderOfBox } from '../../sync/verify-box.ts';
import { addAccount } from '../accounts/accounts.ts';
import { removeMethod, renameMethod } from '../change/levels.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { openMethod } from '../login/method-login.ts';
import { toId } from '../state/open-keys.ts';
import { epochOf, type Household, household, plantNames, plantProfile, sealedProfile } from '../testing/household.ts';

const acts: Record<string, (house: Household) => Promise<unknown>> = {
  'its method is removed': ({ session, mine, blue }) => session.change(mine, (c) => removeMethod(c, blue.methodId)),
  'the recovery key removes it': ({ session, recovery, blue }) =>
    session.change(recovery, (c) => removeMethod(c, blue.methodId, 'lost')),
  'the character is given new keys': ({ session, mine, everyday }) =>
    session.change(mine, (c) => rotateCharacters(c, [everyday])),
};

it.each(Object.entries(acts))('a profile of the highest number: %s, and it goes on', async (_name, act) => {
  const house = await household();
  const { stage, session, everyday, thief, logHere } = house;
  await plantProfile(stage, everyday, { signer: thief, version: LAST_VERSION });
  await expect(addAccount(session.profiles, everyday, '')).rejects.toMatchObject({ code: 'refused' });
  await act(house);
  await addAccount(session.profiles, everyday, 'Second');
  const { accounts } = await session.profiles.read(everyday);
  expect(accounts.map(({ name }) => name)).toEqual(['Main', 'Second']);
  expect(epochOf(await logHere(), everyday)).toBe(1);
});

it('a profile with a number above the limit is ignored, and stops no removal', async () => {
  const house = await household();
  const { stage, session, everyday, thief, logHere } = house;
  await addAccount(session.profiles, everyday, 'Second');
  for (const version of [LAST_VERSION + 1, Number.MAX_SAFE_INTEGER]) {
    const sealed = await sealedProfile(stage, everyday, { signer: thief, version });
    expect(orderOfBox(await logHere(), profileName(toId(everyday)), sealed)).toBeNull();
  }
  await plantProfile(stage, everyday, { signer: thief, version: Number.MAX_SAFE_INTEGER });
  await session.change(house.mine, (c) => removeMethod(c, house.blue.methodId));
  const { accounts } = await session.profiles.read(everyday);
  expect(accounts.map(({ name }) => name)).toEqual(['Main', 'Second']);
});

it('names with the highest number start again under another key with the next change', async () => {
  const { stage, session, created, recovery, blue, logHere } = await household();
  const modeSecret = passkeyModeSecret(created.authenticator.prf(created.localSalt).first);
  const laptop = await openMethod(session.parts, modeSecret);
  const signer: BoxSigner = { kind: 'method', id: laptop.method.id, seed: laptop.keys.signingSeed };
  await plantNames(stage, { signer, version: LAST_VERSION });
  const before = await logHere();
  await session.change(recovery, async (c) => renameMethod(c, blue.methodId, 'Red key'));
  const after = await logHere();
  expect(after.identityDocumentKeys).toHaveLength(before.identityDocumentKeys.length + 1);
  await session.change(recovery, async (c) => renameMethod(c, blue.methodId, 'Green key'));
  expect((await logHere()).identityDocumentKeys).toHaveLength(after.identityDocumentKeys.length);
  const names = await session.parts.server.box(before.identityId, IDENTITY_DOCUMENT);
  expect(names && orderOfBox(await logHere(), IDENTITY_DOCUMENT, names)).toBe(2);
  await session.change(recovery, (c) => removeMethod(c, created.methodId, 'lost'));
});

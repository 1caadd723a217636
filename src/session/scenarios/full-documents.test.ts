/** Documents that an attacker filled: none stops a removal or grows beyond the limit of a key server, and a box that is too large delays no other. */
import { expect, it } from 'vitest';
import { passkeyModeSecret } from '../../keys/modes/passkey.ts';
import { fromHex, randomBytes } from '../../lib/bytes.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { IDENTITY_DOCUMENT, profileName, targetName } from '../../sync/box-names.ts';
import { waits } from '../../sync/sync-rows.ts';
import { createEvilServer, namesOf } from '../../sync/testing/evil.ts';
import { addAccount, exportPrivateKey, saveContact } from '../accounts/accounts.ts';
import { removeMethod, renameMethod } from '../change/levels.ts';
import { openMethod } from '../login/method-login.ts';
import { DOCUMENT_LIMIT, type Profile } from '../profile/profile.ts';
import { toId } from '../state/open-keys.ts';
import { type Household, household, plantNames, plantProfile } from '../testing/household.ts';
import { importPrivateKey } from '../testing/import-key.ts';
import { put } from '../testing/planted.ts';
import { createComputer, createServedIdentity, ORIGIN } from '../testing/served.ts';

const jsonOf = (value: unknown) => JSON.stringify(value).length;

/** What a thief makes of a profile, up to a length. */
const fillings: Record<string, (profile: Profile, length: number) => unknown> = {
  'a field that nobody knows': (profile, length) => ({ ...profile, zzz: 'x'.repeat(length - jsonOf(profile) - 12) }),
  contacts: (profile, length) => {
    const contact = (n: number) => ({ address: `0x${n.toString(16).padStart(40, '0')}`, name: 'Somebody' });
    const count = Math.floor((length - jsonOf(profile)) / (jsonOf(contact(1)) + 1)) - 1;
    return { ...profile, contacts: Array.from({ length: count }, (_, n) => contact(n + 1)) };
  },
  'accounts without keys': (profile, length) => {
    const account = (n: number) => ({
      address: `0x${n.toString(16).padStart(40, '0')}`,
      name: 'A',
      kind: 'imported',
      path: null,
      targetId: n.toString(16).padStart(32, '0'),
    });
    const count = Math.floor((length - jsonOf(profile)) / (jsonOf(account(1)) + 1)) - 1;
    return { ...profile, accounts: [...profile.accounts, ...Array.from({ length: count }, (_, n) => account(n + 1))] };
  },
};

const removed = async (house: Household): Promise<number> => {
  const { session, mine, blue, everyday, login } = house;
  await session.change({ ...mine, withoutKeys: true }, (change) => removeMethod(change, blue.methodId, 'lost'));
  const box = await session.parts.server.box(fromHex(login?.identityId ?? ''), profileName(toId(everyday)));
  return box?.length ?? Number.POSITIVE_INFINITY;
};

it.each(Object.entries(fillings))(
  'a profile full of %s stops no removal, and the accounts stay',
  async (_name, fill) => {
    const house = await household();
    const { stage, session, everyday, thief } = house;
    const second = await addAccount(session.profiles, everyday, 'Second');
    await plantProfile(stage, everyday, {
      signer: thief,
      version: 50,
      body: (profile) => fill(profile, DOCUMENT_LIMIT),
    });
    session.profiles.forget();
    await session.profiles.read(everyday);
    expect(await removed(house)).toBeLessThan(LIMITS.box);
    await exportPrivateKey(session.profiles, everyday, second);
    await saveContact(session.profiles, everyday, `0x${'a1'.repeat(20)}`, 'Alice');
  },
);

it('a longer document cannot be read, and stops no removal either', async () => {
  const house = await household();
  const { stage, session, everyday, thief } = house;
  const second = await addAccount(session.profiles, everyday, 'Second');
  const full = (profile: Profile) => fillings['a field that nobody knows']?.(profile, LIMITS.box - 1500);
  await plantProfile(stage, everyday, { signer: thief, version: 50, body: full });
  session.profiles.forget();
  await expect(session.profiles.read(everyday)).rejects.toMatchObject({ code: 'bad-encoding' });
  expect(await removed(house)).toBeLessThan(LIMITS.box);
  await exportPrivateKey(session.profiles, everyday, second);
});

it('full names stop no change', async () => {
  const { stage, session, created, recovery, blue, login } = await household();
  const laptop = await openMethod(session.parts, passkeyModeSecret(created.authenticator.prf(created.localSalt).first));
  await plantNames(stage, {
    signer: { kind: 'method', id: laptop.method.id, seed: laptop.keys.signingSeed },
    version: 50,
    more: { zzz: 'x'.repeat(LIMITS.box - 2500) },
  });
  await session.change(recovery, async (change) => renameMethod(change, blue.methodId, 'Red key'));
  const names = await session.parts.server.box(fromHex(login?.identityId ?? ''), IDENTITY_DOCUMENT);
  expect(names?.length).toBeLessThan(DOCUMENT_LIMIT + 2000);
  const view = await session.view();
  expect(view.names.methods[blue.methodId]?.name).toBe('Red key');
});

it('a box that is larger than the server accepts stays here, and delays no other', async () => {
  const server = createEvilServer(ORIGIN, () => 1_800_000_000_000);
  const here = await createComputer(server.line);
  await createServedIdentity(here);
  const { session, vault } = here.stage;
  const [login] = await session.layers();
  const identityId = fromHex(login?.identityId ?? '');
  const characterId = login?.characterIds[0] ?? '';
  await session.keyServer.synchronise();
  const large = targetName(toId(characterId), randomBytes(16));
  await put(here.stage, large, new Uint8Array(LIMITS.box + 1));
  await vault.commit([waits(identityId, large, null)]);
  const before = namesOf(server, 'target/').length;
  await importPrivateKey(session.profiles, characterId, 'Second', `0x${'17'.repeat(32)}`);
  await session.keyServer.synchronise().catch(() => undefined);
  expect(namesOf(server, 'target/')).toHaveLength(before + 1);
  expect(namesOf(server, 'target/')).not.toContain(large);
  expect((await session.keyServer.view())?.problem).toContain('larger');
});

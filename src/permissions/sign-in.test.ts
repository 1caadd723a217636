/** Sign-ins without a prompt end with everything that ends or moves a connection, and with the account that signs. */
import { expect, it } from 'vitest';
import type { Hex } from '../lib/bytes.ts';
import type { SignInPolicy } from '../messaging/sign-in-policy.ts';
import { createPermissions } from './permissions.ts';
import { createMemoryGrants, createMemoryPreferredChains } from './testing/memory-grants.ts';

const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const BOB: Hex = '0x0000000000000000000000000000000000000b0b';
const SITE = 'https://app.example';

const policy: SignInPolicy = {
  ...{ account: ALICE, domain: 'app.example', uriPrefix: `${SITE}/`, chains: [1], resources: [] },
  ...{ statement: null, longest: null, since: 1, until: 1000 },
};

async function create() {
  const store = createMemoryGrants();
  const permissions = createPermissions({
    store,
    preferredChains: createMemoryPreferredChains(),
    clock: () => 1,
    onChange: () => {},
  });
  const connect = (characterId: string, accounts: Hex[]) =>
    permissions.connect({ origin: SITE, characterId, accounts });
  await connect('b', [BOB]);
  await connect('a', [ALICE, BOB]);
  await permissions.letSignIn('a', SITE, policy);
  return { store, permissions, connect };
}
type World = Awaited<ReturnType<typeof create>>;

it.each<[string, (world: World) => Promise<unknown>]>([
  ['the person ends it', ({ permissions }) => permissions.askBeforeSignIn('a', SITE)],
  ['the site gives its accounts up', ({ permissions }) => permissions.revoke(SITE)],
  [
    'the site gives its accounts up, and keeps a key of nostr',
    async ({ permissions }) => {
      await permissions.connectNostr({ origin: SITE, characterId: 'a', publicKey: '1'.repeat(64) });
      await permissions.revoke(SITE, { keepNostr: true });
    },
  ],
  ['the person disconnects it', ({ permissions }) => permissions.disconnect('a', SITE)],
  ['it is moved, and moved back', ({ permissions }) => permissions.move(SITE, 'b')],
  ['another character is connected', ({ connect }) => connect('b', [BOB])],
  [
    'a key of nostr of another character is given',
    ({ permissions }) => permissions.connectNostr({ origin: SITE, characterId: 'b', publicKey: '1'.repeat(64) }),
  ],
  ['it does not see the account any more', ({ permissions }) => permissions.setAccounts('a', SITE, [BOB])],
  ['it is connected without the account', ({ connect }) => connect('a', [BOB])],
  ['the account is removed', ({ permissions }) => permissions.forgetAccount('a', ALICE)],
])('it ends when %s', async (_what, act) => {
  const world = await create();
  expect((await world.permissions.serving(SITE))?.signsIn).toEqual(policy);
  await act(world);
  expect(world.store.grants.map(({ signsIn }) => signsIn).filter(Boolean)).toEqual([]);
  await world.connect('a', [ALICE]);
  expect((await world.permissions.serving(SITE))?.signsIn).toBeUndefined();
});

it('what a store kept of a character that does not serve the site does not come back', async () => {
  const { store, permissions } = await create();
  await permissions.move(SITE, 'b');
  store.grants = store.grants.map((grant) => (grant.characterId === 'a' ? { ...grant, signsIn: policy } : grant));
  await permissions.move(SITE, 'a');
  expect((await permissions.serving(SITE))?.signsIn).toBeUndefined();
});

it('it stays where the site is connected anew with the account, gets another network or a key of nostr', async () => {
  const { permissions, connect } = await create();
  await connect('a', [BOB, ALICE]);
  await permissions.setChain('a', SITE, 10);
  await permissions.connectNostr({ origin: SITE, characterId: 'a', publicKey: '1'.repeat(64) });
  expect((await permissions.serving(SITE))?.signsIn).toEqual(policy);
});

it('nothing is kept for a site that does not see the account, or is not connected', async () => {
  const { permissions, connect } = await create();
  await connect('a', [BOB]);
  await permissions.letSignIn('a', SITE, policy);
  expect((await permissions.serving(SITE))?.signsIn).toBeUndefined();
  await permissions.revoke(SITE);
  await expect(permissions.letSignIn('a', SITE, policy)).rejects.toMatchObject({ code: 'not-found' });
});

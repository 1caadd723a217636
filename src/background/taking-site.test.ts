/** A site that leaves one identity for another: it is told that it sees nothing before anything else can reach it. */
import { expect, it } from 'vitest';
import { createPermissions } from '../permissions/permissions.ts';
import { siteHolder } from './site-holder.ts';
import { releaseSite } from './taking-site.ts';
import { slot } from './testing/slot.ts';

const SITE = 'https://app.example';
const ACCOUNT = '0x00000000000000000000000000000000000000aa' as const;

/** Two identities: the grants of each in session memory, and what its sites are told. */
function create() {
  const chains = slot<Record<string, number>>();
  const identity = (id: string, told: string[]) => {
    const mirror = slot<{ characterId: string; origin: string }[]>([]);
    const permissions = createPermissions({
      store: {
        load: async () => ((await mirror.load()) ?? []) as never,
        async save(grant) {
          const others = ((await mirror.load()) ?? []).filter((each) => each.origin !== grant.origin);
          await mirror.save([...others, grant]);
        },
        async remove(_characterId, origin) {
          await mirror.save(((await mirror.load()) ?? []).filter((each) => each.origin !== origin));
        },
      },
      preferredChains: chains,
      clock: () => 1,
      onChange: () => undefined,
    });
    const wallet = {
      permissions,
      pages: {
        async announce(origin: string) {
          told.push(`${origin} sees ${(await permissions.serving(origin))?.accounts.join() ?? 'nothing'} of ${id}`);
        },
        async release(isHeld: (origin: string) => Promise<boolean>) {
          for (const origin of [SITE, 'https://other.example'])
            if (!(await isHeld(origin))) told.push(`${origin} leaves ${id}`);
        },
      },
      unlockTab: { released: (origin: string) => void told.push(`${origin} waits for ${id} no more`) },
    };
    return { mirror, wallet };
  };
  const told: string[] = [];
  const [a, b] = [identity('a', told), identity('b', told)];
  const grants: Record<string, typeof a.mirror> = { a: a.mirror, b: b.mirror };
  const holderOf = siteHolder((id) => grants[id] as never, slot<Record<string, string>>());
  return { a, b, told, chains, holder: () => holderOf(SITE, ['a', 'b'], 'b') };
}

it('ends the connection, tells the site, and only then sends it to the identity in use', async () => {
  const { a, b, told, holder } = create();
  await a.wallet.permissions.connect({ origin: SITE, characterId: 'c', accounts: [ACCOUNT] });
  expect(await holder()).toBe('a');
  await releaseSite(a.wallet, SITE);
  expect(told).toEqual([`${SITE} sees nothing of a`, `${SITE} waits for a no more`, `${SITE} leaves a`]);
  expect(await holder()).toBeNull();
  await b.wallet.permissions.connect({ origin: SITE, characterId: 'd', accounts: [ACCOUNT] });
  expect(await holder()).toBe('b');
});

it('keeps the network that the site was on', async () => {
  const { a, chains } = create();
  await a.wallet.permissions.connect({ origin: SITE, characterId: 'c', accounts: [ACCOUNT], chainId: 137 });
  await releaseSite(a.wallet, SITE);
  expect(await chains.load()).toEqual({ [SITE]: 137 });
});

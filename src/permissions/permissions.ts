/** The permissions of sites: which accounts of which character, on which network. The only writer of grants; changes run one at a time. */
import type { Hex } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { createQueue } from '../lib/queue.ts';
import { permissions as t } from '../locales/en/permissions.ts';
import type { Connection, Permissions, PermissionsDeps } from './contract.ts';
import type { SiteGrant } from './grant.ts';
import { DEFAULT_CHAIN_ID } from './networks.ts';
import { createNostrGrants } from './nostr.ts';
import { servesAccounts, servesNostr, servingAny } from './serving.ts';
import { createSignInGrants, withFittingSignIn } from './sign-in.ts';

export type { Permissions } from './contract.ts';
export { DEFAULT_CHAIN_ID } from './networks.ts';

/** At most this many networks are open to a site without a prompt. */
const MAX_CHAINS = 32;

/** At most this many unconnected sites are stored with a network; the oldest is removed. */
const MAX_PREFERRED_CHAINS = 100;

/**
 * [Note: One character per site]
 * `serves` is true for at most one grant of an origin. It is removed from the old character before the new one gets it, so that a
 * stop between the two writes leaves the site with no character, never with two. If the store has two serving grants anyway (written
 * two devices), none serves: the person decides again.
 */
export function createPermissions({ store: grants, preferredChains, clock, onChange }: PermissionsDeps): Permissions {
  const store = { ...grants, save: (grant: SiteGrant) => grants.save(withFittingSignIn(grant)) };
  /** Reads and writes of one change are not mixed with those of another. */
  const inTurn = createQueue();

  const ofOrigin = async (origin: string): Promise<SiteGrant[]> =>
    (await store.load()).filter((grant) => grant.origin === origin);

  const find = async (characterId: string, origin: string): Promise<SiteGrant | null> =>
    (await ofOrigin(origin)).find((grant) => grant.characterId === characterId) ?? null;

  const need = async (characterId: string, origin: string): Promise<SiteGrant> => {
    const grant = await find(characterId, origin);
    if (!grant) throw new WalletError('not-found', t.notConnected);
    return grant;
  };

  /** Makes this grant the serving one of its site. */
  const serve = async (grant: SiteGrant): Promise<SiteGrant> => {
    for (const other of await ofOrigin(grant.origin))
      if (other.serves && other.characterId !== grant.characterId) await store.save({ ...other, serves: false });
    // What was agreed while this character served the site before has ended.
    const serving = { ...withFittingSignIn(grant), serves: true };
    await store.save(serving);
    onChange([grant.origin]);
    return serving;
  };

  const rewrite = async (grant: SiteGrant): Promise<SiteGrant> => {
    await store.save(grant);
    onChange([grant.origin]);
    return withFittingSignIn(grant);
  };

  const end = async (grant: SiteGrant): Promise<void> => {
    await store.remove(grant.characterId, grant.origin);
    onChange([grant.origin]);
  };

  const preferredChain = async (origin: string): Promise<number | null> =>
    (await preferredChains.load())?.[origin] ?? null;

  const savePreferredChain = async (origin: string, chainId: number | null): Promise<void> => {
    const others = Object.entries((await preferredChains.load()) ?? {}).filter(([other]) => other !== origin);
    const all: [string, number][] = chainId === null ? others : [...others, [origin, chainId]];
    await preferredChains.save(Object.fromEntries(all.slice(-MAX_PREFERRED_CHAINS)));
  };

  const anyOf = async (origin: string): Promise<SiteGrant | null> => servingAny(await store.load(), origin);

  const serving = async (origin: string): Promise<SiteGrant | null> => servesAccounts(await anyOf(origin));

  /** What is left of a grant without accounts. */
  const withoutAccounts = async (grant: SiteGrant): Promise<void> => {
    if (!grant.nostr) return end(grant);
    try {
      await rewrite({ ...grant, accounts: [], chains: [] });
    } catch (error) {
      // What needs no key takes all.
      if (!isWalletError(error, 'locked') && !isWalletError(error, 'closed')) throw error;
      await end(grant);
    }
  };

  return {
    serving: (origin) => inTurn(() => serving(origin)),
    servingNostr: (origin) => inTurn(async () => servesNostr(await anyOf(origin))),
    ...createNostrGrants({ inTurn, load: () => store.load(), find, need, serve, rewrite, end, preferredChain, clock }),
    ...createSignInGrants({ inTurn, need, rewrite }),
    preferredChain: (origin) => inTurn(() => preferredChain(origin)),
    setPreferredChain: (origin, chainId) => inTurn(() => savePreferredChain(origin, chainId)),
    ofOrigin: (origin) => inTurn(() => ofOrigin(origin)),
    ofCharacter: (characterId) =>
      inTurn(async () =>
        (await store.load()).filter((grant) => grant.characterId === characterId).sort((a, b) => a.since - b.since),
      ),
    connect: ({ origin, characterId, accounts, chainId, chains, since }: Connection) =>
      inTurn(async () => {
        const shown = atLeastOne(accounts);
        const before = await find(characterId, origin);
        const starts = chainId ?? before?.chainId ?? (await preferredChain(origin)) ?? DEFAULT_CHAIN_ID;
        const served = await serve({
          origin,
          characterId,
          accounts: shown,
          chainId: starts,
          chains: permitted(starts, ...(before?.chains ?? []), ...(chains ?? [])),
          since: before?.since ?? since ?? clock(),
          serves: true,
          ...(before?.nostr && { nostr: before.nostr }),
          ...(before?.serves && before.signsIn && { signsIn: before.signsIn }),
        });
        await savePreferredChain(origin, null);
        return served;
      }),
    revoke: (origin, { keepNostr } = { keepNostr: false }) =>
      inTurn(async () => {
        const serve = (await ofOrigin(origin)).filter(
          ({ serves, accounts }) => serves && (!keepNostr || accounts.length > 0),
        );
        for (const grant of serve) await (keepNostr ? withoutAccounts(grant) : end(grant));
        return serve.length > 0;
      }),
    disconnect: (characterId, origin) =>
      inTurn(async () => {
        const grant = await find(characterId, origin);
        if (grant) await end(grant);
      }),
    move: (origin, toCharacterId) => inTurn(async () => serve(await need(toCharacterId, origin))),
    setChain: (characterId, origin, chainId, { only } = { only: false }) =>
      inTurn(async () => {
        const grant = await need(characterId, origin);
        return rewrite({ ...grant, chainId, chains: permitted(chainId, ...(only ? [] : (grant.chains ?? []))) });
      }),
    forgetChains: (origin, which) =>
      inTurn(async () => {
        const grant = await serving(origin);
        const { chains = [] } = grant ?? {};
        const left = which ? chains.filter((chainId) => !which.includes(chainId)) : [];
        if (grant && left.length < chains.length) await rewrite({ ...grant, chains: left });
      }),
    setAccounts: (characterId, origin, accounts) =>
      inTurn(async () => {
        const grant = await need(characterId, origin);
        return rewrite({ ...grant, accounts: atLeastOne(accounts) });
      }),
    forgetAccount: (characterId, address) =>
      inTurn(async () => {
        const gone = address.toLowerCase();
        for (const grant of await store.load()) {
          if (grant.characterId !== characterId || !grant.accounts.some((account) => account === gone)) continue;
          const accounts = grant.accounts.filter((account) => account !== gone);
          await (accounts.length > 0 ? rewrite({ ...grant, accounts }) : withoutAccounts(grant));
        }
      }),
    forgetChain: (chainId, fallback) =>
      inTurn(async () => {
        let found = false;
        for (const grant of await store.load()) {
          const { chains = [] } = grant;
          if (grant.chainId !== chainId && !chains.includes(chainId)) continue;
          found = true;
          const left = chains.filter((other) => other !== chainId);
          await rewrite({ ...grant, chainId: grant.chainId === chainId ? fallback : grant.chainId, chains: left });
        }
        return found;
      }),
  };
}

/** Each network once, at most MAX_CHAINS of them. */
const permitted = (...chains: number[]): number[] => [...new Set(chains)].slice(0, MAX_CHAINS);

/** Lower-case, each once, in order. */
const distinct = (accounts: readonly Hex[]): Hex[] => [
  ...new Set(accounts.map((account) => account.toLowerCase() as Hex)),
];

/** @throws WalletError bad-input */
function atLeastOne(accounts: readonly Hex[]): Hex[] {
  const shown = distinct(accounts);
  if (shown.length === 0) throw new WalletError('bad-input', t.noAccount);
  return shown;
}

/** Connections to networks: one client per character and network, along that character's own routes. Never one request for two characters. */

import { apart } from '../../chain/apart.ts';
import { createClient, type FoundRoutes } from '../../chain/client.ts';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { overRoutes, type Routes } from '../../chain/route.ts';
import { joinTokens } from '../../chain/token-list.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import { type Profile, type Session, usedRoutes } from '../../session/session.ts';
import type { Memory } from '../browser/memory.ts';
import type { ListedNetwork, Preferences } from './preferences.ts';

export interface ChainClients {
  /** @param characterId `null` for a site that is not connected @throws WalletError not-found */
  client(characterId: string | null, chainId: number): Client;
  network(chainId: number): Network;
  /** The network with all tokens of the list in the package, which is read when it is needed. */
  withTokens(chainId: number): Promise<Network>;
  /** Routes that this character chose itself; `null` when it uses the profile's. */
  ownRoutes(characterId: string | null, chainId: number): string[] | null;
  /** The routes that hold for this character. @throws WalletError not-found */
  routes(characterId: string | null, chainId: number): Routes;
  /** How its routes answered; `null`: it was not asked. */
  status(characterId: string | null, chainId: number): ReturnType<Client['status']> | null;
  /**
   * Takes over the open characters' own routes, and keeps those of closed ones; connections are made anew. Must have run before anything is asked as one
   * of them, or the first question would go along a route that the person did not choose.
   */
  load(): Promise<void>;
}

type OwnRoutes = Record<string, string[]>;

/**
 * @param mirror routes by character, in session memory: a site is still served while its character is closed, and what it reads must
 * not go elsewhere then
 * @param served nodes that were found to serve their chain, in session memory: see [Note: Beside the check] in chain/client.ts
 */
export function createChainClients(
  session: Pick<Session, 'layers' | 'profiles'>,
  preferences: Preferences,
  mirror: Memory<Record<string, OwnRoutes>>,
  served: Memory<string[]>,
  readList: (chainId: number) => Promise<unknown>,
): ChainClients {
  const lists = new Map<number, Promise<Network['tokens']>>();
  const clients = new Map<string, Client>();
  let routes: ReadonlyMap<string, OwnRoutes> = new Map();
  /** Chain id and address of each. */
  const found = new Set<string>();

  const foundOn = (chainId: number): FoundRoutes => ({
    has: (url) => found.has(`${chainId} ${url}`),
    note(url, serves) {
      const key = `${chainId} ${url}`;
      if (found.has(key) === serves) return;
      if (serves) found.add(key);
      else found.delete(key);
      // Without them the next worker waits for each check.
      void served.save([...found]).catch(() => undefined);
    },
  });

  function network(chainId: number): ListedNetwork {
    const found = preferences.network(chainId);
    if (!found) throw new WalletError('not-found', t.networkNotListed);
    return found;
  }

  const ownRoutes = (characterId: string | null, chainId: number): string[] | null =>
    (characterId && routes.get(characterId)?.[chainId]) || null;
  const routesFor = (characterId: string | null, chainId: number): Routes =>
    overRoutes(ownRoutes(characterId, chainId), network(chainId));
  const isApart = (): boolean => preferences.settings().accountsApart;
  const keyOf = (characterId: string | null, chainId: number) =>
    [characterId ?? '', chainId, ...(isApart() ? ['apart'] : [])].join('/');

  /** `null` while the character is closed. */
  const accountsOf = async (characterId: string): Promise<Hex[] | null> => {
    const profile = await session.profiles.read(characterId).catch(() => null);
    return profile?.accounts.map(({ address }) => address) ?? null;
  };

  /** Once a list is read it stays; one that cannot be read is tried again. */
  function tokensOf({ chainId, tokens, builtIn }: Network): Promise<Network['tokens']> {
    if (!builtIn) return Promise.resolve(tokens);
    const known = lists.get(chainId);
    if (known) return known;
    const reading = readList(chainId).then((rows) => joinTokens(tokens, rows));
    lists.set(chainId, reading);
    return reading.catch(() => {
      lists.delete(chainId);
      return tokens;
    });
  }

  return {
    network,
    async withTokens(chainId) {
      const found = network(chainId);
      return { ...found, tokens: await tokensOf(found) };
    },
    ownRoutes,
    routes: routesFor,
    client(characterId, chainId) {
      const key = keyOf(characterId, chainId);
      const known = clients.get(key);
      if (known) return known;
      const { rpcUrls, sendUrl, bundlerUrl } = routesFor(characterId, chainId);
      const plain = createClient({
        chainId,
        urls: rpcUrls,
        sendUrl,
        bundlerUrl,
        fetch: (input, init) => fetch(input, init),
        clock: Date.now,
        found: foundOn(chainId),
      });
      const made = characterId !== null && isApart() ? apart(plain, () => accountsOf(characterId)) : plain;
      clients.set(key, made);
      return made;
    },
    status: (characterId, chainId) => clients.get(keyOf(characterId, chainId))?.status() ?? null,
    async load() {
      const [mirrored, before] = await Promise.all([mirror.load(), served.load()]);
      const next = new Map(Object.entries(mirrored ?? {}));
      for (const one of before ?? []) found.add(one);
      const { profiles } = session;
      for (const { id, profile } of [...(await profiles.readable()), ...(await profiles.viewed())])
        next.set(id, routesOf(profile, preferences));
      // All at once: whoever asks while they are read still goes along the former ones.
      routes = next;
      clients.clear();
      await mirror.save(Object.fromEntries(next));
    },
  };
}

/** Not those that another login method chose, before the person has kept them. Where it cannot be read which nodes the character chose, it asks none. */
function routesOf(profile: Profile, preferences: Preferences): OwnRoutes {
  const { unread = [] } = profile;
  const routes = usedRoutes(profile);
  if (!unread.some(({ path: [first, ...rest] }) => first === 'routes' && rest.length === 0)) return routes;
  return { ...Object.fromEntries(preferences.networks().map(({ chainId }) => [chainId, []])), ...routes };
}

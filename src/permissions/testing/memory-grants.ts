/** Grants in memory, for tests. */
import type { GrantStore, PreferredChainStore, SiteGrant } from '../grant.ts';

export function createMemoryPreferredChains(): PreferredChainStore {
  let kept: Record<string, number> | null = null;
  return {
    load: async () => kept,
    save: async (preferredChains) => {
      kept = preferredChains;
    },
  };
}

export interface MemoryGrants extends GrantStore {
  grants: SiteGrant[];
  /** Runs before each write: throwing here is a store that fails. */
  beforeWrite: () => void;
}

export function createMemoryGrants(grants: SiteGrant[] = []): MemoryGrants {
  const same = (a: { characterId: string; origin: string }, b: { characterId: string; origin: string }): boolean =>
    a.characterId === b.characterId && a.origin === b.origin;
  const store: MemoryGrants = {
    grants,
    beforeWrite: () => {},
    load: async () => structuredClone(store.grants),
    save: async (grant) => {
      store.beforeWrite();
      store.grants = [...store.grants.filter((other) => !same(other, grant)), structuredClone(grant)];
    },
    remove: async (characterId, origin) => {
      store.beforeWrite();
      store.grants = store.grants.filter((other) => !same(other, { characterId, origin }));
    },
  };
  return store;
}

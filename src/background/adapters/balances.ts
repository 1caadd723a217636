/**
 * Balances of the shown character on its network: read when a page shows them, and kept with the time of reading. What is held is read
 * each time, every token of the list now and then, and logs tell what came in. Items of collections are read with them.
 */
import { type AccountBalance, type BalanceQuestion, readBalances } from '../../chain/balances.ts';
import type { Network } from '../../chain/network.ts';
import type { Hex } from '../../lib/bytes.ts';
import { choicesOn, itemChoicesOn, type Profile, type Session } from '../../session/session.ts';
import type { Balances } from './balances-type.ts';
import type { ChainClients } from './chain-clients.ts';
import type { FoundTokens } from './found-tokens.ts';
import type { HeldItems } from './held-items.ts';

export interface BalanceKeeper {
  of(characterId: string, chainId: number): Balances;
  /** Reads the balances and looks for what came in, unless that was done a moment ago. Never rejects. */
  refresh(characterId: string, chainId: number, force: boolean): Promise<void>;
  /** The same for whoever waits for the balances alone: resolves once they are read. */
  read(characterId: string, chainId: number): Promise<void>;
  forget(): void;
}

export interface BalanceDeps {
  session: Pick<Session, 'profiles'>;
  clients: Pick<ChainClients, 'client' | 'withTokens'>;
  found: FoundTokens;
  items: HeldItems;
  clock: () => number;
  onChange: () => void;
}

/** In ms: balances that are fresh; the pause between two readings of the whole list, and between two readings of logs. */
const FRESH = 10_000;
const LIST_EVERY = 5 * 60_000;
const LOGS_EVERY = 60_000;

/** Most balances that are asked at once; a character with more accounts is asked for the best known tokens only. */
const MOST_ASKED = 4_500;
const BEST_KNOWN = 20;

const NONE: Balances = { native: new Map(), tokens: new Map(), at: null, answers: null };

export function createBalanceKeeper({ session, clients, found, items, clock, onChange }: BalanceDeps): BalanceKeeper {
  const known = new Map<string, Balances>();
  /** When something was last asked (ms since 1970), by what it was and of whom. */
  const asked = new Map<string, number>();
  /** Readings in the order in which they began, and the newest that was kept: an older one that comes later is not. */
  let begun = 0;
  const newest = new Map<string, number>();
  /** The last reading that began before everything was forgotten. */
  let forgotten = 0;
  const keyOf = (characterId: string, chainId: number) => `${characterId}/${chainId}`;

  const isDue = (what: string, every: number): boolean => clock() - (asked.get(what) ?? 0) >= every;

  /** The tokens to ask for: those that are held or chosen, and the others when their turn comes. */
  async function tokensToAsk(characterId: string, network: Network, profile: Profile, whole: boolean): Promise<Hex[]> {
    const { chainId, tokens } = network;
    const held = known.get(keyOf(characterId, chainId))?.tokens ?? new Map<Hex, ReadonlyMap<Hex, bigint>>();
    const some = [...held].filter(([, of]) => [...of.values()].some((amount) => amount > 0n)).map(([token]) => token);
    const chosen = chosenOn(chainId, profile);
    if (!whole) return [...new Set([...some, ...chosen])];
    const few = profile.accounts.length * tokens.length > MOST_ASKED;
    const listed = (few ? tokens.slice(0, BEST_KNOWN) : tokens).map(({ address }) => address);
    const cameIn = (await found.of(characterId, chainId)).map(({ address }) => address);
    return [...new Set([...some, ...chosen, ...cameIn, ...listed])];
  }

  function isOld(key: string, reading: number): boolean {
    return reading <= forgotten || reading < (newest.get(key) ?? 0);
  }

  /** @param isRead called once the balances are there, before anything else is looked for */
  async function read(characterId: string, chainId: number, reading: number, isRead: () => void): Promise<void> {
    const key = keyOf(characterId, chainId);
    const profile = await session.profiles.read(characterId);
    const network = await clients.withTokens(chainId);
    const accounts = profile.accounts.map(({ address }) => address);
    const client = clients.client(characterId, chainId);
    const whole = isDue(`list ${key}`, LIST_EVERY);
    const tokens = await tokensToAsk(characterId, network, profile, whole);
    const answers = await readBalances({ client, network, accounts, tokens });
    if (isOld(key, reading)) return;
    newest.set(key, reading);
    if (whole) asked.set(`list ${key}`, clock());
    const now = joined(known.get(key) ?? NONE, answers, clock());
    known.set(key, now);
    // Not awaited: what is shown does not depend on it.
    void found.keepHeld(characterId, chainId, now).catch(() => undefined);
    onChange();
    isRead();
    const chosen = [...chosenOn(chainId, profile), ...chosenCollections(chainId, profile)];
    await lookForTokens({ client, network, accounts, tokens }, { characterId, chosen, reading });
    if (isOld(key, reading)) return;
    // Balances are right without it too.
    await items.read({ characterId, client, network, profile, whole }).catch(() => undefined);
  }

  /** @param read what was read just now; `chosen`: tokens and collections that the person chose to see */
  async function lookForTokens(
    read: BalanceQuestion,
    { characterId, chosen, reading }: { characterId: string; chosen: readonly Hex[]; reading: number },
  ): Promise<void> {
    const { network, accounts } = read;
    const key = keyOf(characterId, network.chainId);
    if (accounts.length === 0 || !isDue(`logs ${key}`, LOGS_EVERY)) return;
    asked.set(`logs ${key}`, clock());
    // Balances are right without it: a node that gives no logs is not an error.
    const cameIn = await found.look({ characterId, network, accounts, chosen }).catch(() => []);
    const tokens = cameIn.filter((token) => !read.tokens.includes(token));
    if (tokens.length === 0) return;
    const answers = await readBalances({ ...read, tokens });
    if (reading <= forgotten) return;
    // A newer reading may have come meanwhile: only what was found is added.
    const before = known.get(key) ?? NONE;
    known.set(key, { ...joined(before, answers, clock()), native: before.native });
  }

  async function refresh(characterId: string, chainId: number, force: boolean, isRead = () => {}): Promise<void> {
    const key = keyOf(characterId, chainId);
    if (!force && !isDue(key, FRESH)) return;
    asked.set(key, clock());
    begun += 1;
    const reading = begun;
    try {
      await read(characterId, chainId, reading, isRead);
    } catch {
      if (isOld(key, reading)) return;
      known.set(key, { ...(known.get(key) ?? NONE), answers: false });
    }
    onChange();
  }

  return {
    of: (characterId, chainId) => known.get(keyOf(characterId, chainId)) ?? NONE,
    refresh: (characterId, chainId, force) => refresh(characterId, chainId, force),
    read: (characterId, chainId) =>
      new Promise((resolve) => void refresh(characterId, chainId, false, resolve).then(resolve)),
    forget() {
      forgotten = begun;
      known.clear();
      asked.clear();
      newest.clear();
      found.forget();
      items.forget();
    },
  };
}

/** Tokens that the person chose to see. */
const chosenOn = (chainId: number, profile: Profile): Hex[] =>
  [...choicesOn(chainId, profile.tokens)].flatMap(([token, { shown }]) => (shown ? [token] : []));

/** Collections of which the person chose to see an item. */
const chosenCollections = (chainId: number, profile: Profile): Hex[] =>
  [...itemChoicesOn(chainId, profile.items)].flatMap(([key, { shown }]) => (shown ? [key.slice(0, 42) as Hex] : []));

/** What was read now, and what was known of other tokens. */
function joined(before: Balances, answers: readonly AccountBalance[], at: number): Balances {
  const tokens = new Map(before.tokens);
  const accounts = new Set(answers.map(({ account }) => account));
  for (const { account, tokens: held } of answers)
    for (const { token, amount } of held) {
      const others = [...(tokens.get(token) ?? [])].filter(([other]) => other !== account && accounts.has(other));
      tokens.set(token, new Map([...others, [account, amount]]));
    }
  return { native: new Map(answers.map(({ account, native }) => [account, native])), tokens, at, answers: true };
}

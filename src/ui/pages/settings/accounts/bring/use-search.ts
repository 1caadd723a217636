/**
 * Searches the accounts of a phrase: for each way of numbering them in steps of five, until a step has none that was ever used. Further
 * accounts, and those at a path of one's own, are looked up when they are asked for.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type PathScheme, parsePath, pathOf } from '../../../../../ethereum/paths.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { AccountSource } from '../../../../../messaging/account-source.ts';
import { toSentence, useCommand } from '../../../../wallet.tsx';
import { type Found, isUsed } from './found.ts';
import { SCHEMES } from './schemes.ts';

/** A phrase, without the paths. */
export type PhraseSource =
  | { kind: 'phrase'; phrase: string; passphrase: string }
  | { kind: 'kept-phrase'; targetId: string };

export const withPaths = (source: PhraseSource, paths: string[]): AccountSource => ({ ...source, paths });

/** How many unused accounts in a row end the search. */
const GAP = 5;
/** Accounts of one numbering that a search looks at. */
const FARTHEST = 100;

interface LookedUp extends Found {
  scheme: PathScheme | 'own';
  index: number;
}

export interface Search {
  /** What is shown: used accounts, those that are here, and those that were asked for. */
  found: LookedUp[];
  state: 'idle' | 'searching' | 'done';
  /** Which wallets' accounts are looked at now. */
  at: string | null;
  silent: string[];
  asked: number;
  problem: string | null;
  start(): Promise<void>;
  /** Shows five more of one numbering. */
  more(scheme: PathScheme): Promise<void>;
  /** @returns what is wrong with the path; `null`: it is shown */
  own(path: string): Promise<string | null>;
  /** What was found so far stays. */
  stop(): void;
  reset(): void;
}

interface Place {
  scheme: PathScheme | 'own';
  index: number;
  path: string;
  called: string;
}

const placesOf = (scheme: PathScheme, start: number): Place[] =>
  Array.from({ length: GAP }, (_, at) => {
    const index = start + at;
    return { scheme, index, path: pathOf(scheme, index), called: t.schemes[scheme].account(index + 1) };
  });

const NOTHING = {
  found: [] as LookedUp[],
  state: 'idle' as Search['state'],
  at: null as string | null,
  silent: [] as string[],
  asked: 0,
  problem: null as string | null,
};

/** The first account of the usual numbering is always shown. */
const FIRST: Record<PathScheme, number> = { standard: 1, 'ledger-live': 0, 'ledger-legacy': 0 };

export function useSearch(characterId: string, source: PhraseSource): Search {
  const command = useCommand();
  const [known, setKnown] = useState(NOTHING);
  const [shown, setShown] = useState(FIRST);
  /** Each search has a number: an answer to an earlier one is dropped. */
  const running = useRef(0);
  useEffect(() => () => void running.current++, []);

  /** Looks accounts up and adds them. @returns was one of them used? `null`: another search has begun */
  async function look(places: readonly Place[], run: number): Promise<boolean | null> {
    const paths = places.map(({ path }) => path);
    const answer = await command('look-up-accounts', { characterId, source: withPaths(source, paths) });
    if (running.current !== run) return null;
    const looked = answer.accounts.flatMap((account, at): LookedUp[] => {
      const place = places[at];
      return place ? [{ ...account, ...place, id: place.path, from: place.path, repeats: false }] : [];
    });
    setKnown((before) => ({
      ...before,
      found: merged(before.found, looked),
      silent: [...new Set([...before.silent, ...answer.silent])],
      asked: answer.asked,
    }));
    return looked.some(isUsed);
  }

  async function attempt(work: (run: number) => Promise<void>): Promise<void> {
    const run = running.current;
    try {
      await work(run);
    } catch (error) {
      if (running.current === run) setKnown((before) => ({ ...before, problem: toSentence(error) }));
    } finally {
      if (running.current === run) setKnown((before) => ({ ...before, state: 'done', at: null }));
    }
  }

  async function start(): Promise<void> {
    running.current++;
    setShown(FIRST);
    setKnown({ ...NOTHING, state: 'searching' });
    await attempt(async (run) => {
      for (const { scheme } of SCHEMES)
        for (let at = 0; at < FARTHEST; at += GAP) {
          setKnown((before) => ({ ...before, at: t.schemes[scheme].wallets }));
          const used = await look(placesOf(scheme, at), run);
          if (used === null) return;
          if (!used) break;
        }
    });
  }

  return {
    ...known,
    found: known.found.filter(
      (one) => one.scheme === 'own' || isUsed(one) || one.known !== null || one.index < (shown[one.scheme] ?? 0),
    ),
    start,
    async more(scheme) {
      const next = shown[scheme] + GAP - (shown[scheme] % GAP);
      setShown({ ...shown, [scheme]: next });
      const has = new Set(known.found.map(({ id }) => id));
      const places = placesOf(scheme, next - GAP).filter(({ path }) => !has.has(path));
      if (places.length > 0) await attempt(async (run) => void (await look(places, run)));
    },
    async own(text) {
      let path: string;
      try {
        path = parsePath(text);
      } catch (error) {
        return toSentence(error);
      }
      await attempt(async (run) => void (await look([{ scheme: 'own', index: 0, path, called: t.imported }], run)));
      return null;
    },
    stop() {
      running.current++;
      setKnown((before) => ({ ...before, state: 'done', at: null }));
    },
    reset() {
      running.current++;
      setShown(FIRST);
      setKnown(NOTHING);
    },
  };
}

/**
 * The list with what was looked up. The first account of the usual numbering is also that of Ledger Live: the earlier numbering counts. An
 * account at a path of one's own is always shown, as a repeated one where another path gives it too.
 */
function merged(before: readonly LookedUp[], looked: readonly LookedUp[]): LookedUp[] {
  const own = new Set(looked.filter(({ scheme }) => scheme === 'own').map(({ id }) => id));
  const kept = before.filter(({ id }) => !own.has(id));
  const [ids, addresses] = [new Set(kept.map(({ id }) => id)), new Set<string>(kept.map(({ address }) => address))];
  const fresh = looked.filter(
    ({ scheme, id, address }) => scheme === 'own' || !(ids.has(id) || addresses.has(address)),
  );
  const order = (scheme: LookedUp['scheme']) =>
    scheme === 'own' ? SCHEMES.length : SCHEMES.findIndex((one) => one.scheme === scheme);
  return [...kept, ...fresh.map((one) => ({ ...one, repeats: addresses.has(one.address) }))].sort(
    (one, other) => order(one.scheme) - order(other.scheme) || one.index - other.index,
  );
}

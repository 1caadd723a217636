/**
 * What the person lets sites repeat without a prompt, in session memory. The wallet enforces it; no contract gets a right.
 *
 * [Note: Counted before it is signed] A transaction is counted in the turn in which it is found to be covered, and its record is approved
 * only after that is stored. Two requests at the same time are counted one after the other. What is counted and then not signed stays
 * counted.
 */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { repeat as t } from '../../locales/en/approvals/repeat.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Review } from '../../messaging/approval.ts';
import { MOST_REPEATS, REPEAT_MINUTES, type RepeatTerms, type RepeatView } from '../../messaging/repeat.ts';
import type { ApprovalRecord, ApprovalRequest } from '../record.ts';
import {
  areTermsFor,
  hasEnded,
  isSameScope,
  type Repeat,
  type RepeatScope,
  whyNotCovered,
  withCost,
} from './budget.ts';
import { selectorOf } from './offer.ts';

export interface RepeatsDeps {
  /** Ends with the browser. */
  store: { load(): Promise<Repeat[] | null>; save(repeats: Repeat[] | null): Promise<void> };
  /** ms since 1970. */
  clock: () => number;
  /** Is this character open, to sign? */
  isOpen: (characterId: string) => boolean;
  /** Does the site still have this account of this character, on this network? */
  isConnected: (scope: RepeatScope) => Promise<boolean>;
  /** The limits of the levels, as a text that changes with them. @throws WalletError locked */
  limits: () => Promise<string>;
  onChange: () => void;
}

/** `none`: nothing runs for this. `asks`: something does, and does not cover it. `free`: it is counted, and needs no prompt. */
export type Taken = { kind: 'none' } | { kind: 'asks'; why: string } | { kind: 'free' };

export interface Repeats {
  /** Counts the request if it is covered. See [Note: Counted before it is signed]. */
  take(request: ApprovalRequest, review: Review): Promise<Taken>;
  /** May one that the person allowed cover such a request? Counts nothing. */
  concerns(request: ApprovalRequest): Promise<boolean>;
  /** The same for some request of this site. */
  concernsSite(site: string): Promise<boolean>;
  /** Begins what the person allowed with this record, which is signed. */
  begin(record: ApprovalRecord): Promise<void>;
  /** Ends one, or those that match. */
  end(which: string | ((repeat: RepeatScope) => boolean)): Promise<void>;
  /** Lets the one go on that was ended by its id last. @throws WalletError not-found (it would have ended meanwhile, or is not known any more) */
  resume(id: string): Promise<void>;
  /** Those that run now. */
  views(): Promise<RepeatView[]>;
}

const MINUTE = 60_000;

/** At most this many run at once. */
const MOST = 20;

export function createRepeats({ store, clock, isOpen, isConnected, limits, onChange }: RepeatsDeps): Repeats {
  const inTurn = createQueue();
  /** What the person ended last, for as long as this worker lives. */
  let endedLast: Repeat | null = null;

  const write = async (repeats: Repeat[]): Promise<void> => {
    await store.save(repeats.length === 0 ? null : repeats);
    onChange();
  };

  /** Those that still run. What ended is forgotten at once: it does not begin again if things are as they were. */
  async function running(): Promise<Repeat[]> {
    const all = (await store.load()) ?? [];
    if (all.length === 0) return all;
    const now = await limits().catch(() => null);
    const kept: Repeat[] = [];
    for (const one of all)
      if (!hasEnded(one, clock()) && one.limits === now && isOpen(one.characterId) && (await isConnected(one)))
        kept.push(one);
    if (kept.length < all.length) await write(kept);
    return kept;
  }

  return {
    take: (request, review) =>
      inTurn(async () => {
        const scope = scopeOf(request);
        const all = scope === null ? [] : await running();
        const found = all.find((one) => scope !== null && isSameScope(one, scope));
        if (!found) return { kind: 'none' };
        const { repeat } = review.body.kind === 'transaction' ? review.body : {};
        if (!repeat || 'why' in repeat) return { kind: 'asks', why: repeat?.why ?? labels.needsYourAnswer };
        const why = whyNotCovered(found, repeat.offer.cost);
        if (why !== null) return { kind: 'asks', why };
        await write(all.map((one) => (one === found ? withCost(one, repeat.offer.cost) : one)));
        return { kind: 'free' };
      }),
    async concerns(request) {
      const scope = scopeOf(request);
      return scope !== null && ((await store.load()) ?? []).some((one) => isSameScope(one, scope));
    },
    concernsSite: async (site) => ((await store.load()) ?? []).some(({ origin }) => origin === site),
    begin: (record) =>
      inTurn(async () => {
        const scope = scopeOf(record);
        const { again: terms } = record.edits;
        const { repeat } = record.review.body.kind === 'transaction' ? record.review.body : {};
        if (!scope || !terms || !repeat || 'why' in repeat || !isOpen(scope.characterId)) return;
        const { id } = record;
        const { symbol, decimals } = repeat.offer;
        const [since, now] = [clock(), await limits()];
        const times = { since, until: since + terms.minutes * MINUTE };
        const spent = { coins: '0', fee: '0', tokens: [] };
        const begun: Repeat = { ...scope, ...times, id, symbol, decimals, limits: now, terms, used: 0, spent };
        // One for each kind of transaction: the newer one takes the place of the older.
        const others = (await running()).filter((one) => !isSameScope(one, scope));
        await write([...others, begun].slice(-MOST));
        endedLast = null;
      }),
    end: (which) =>
      inTurn(async () => {
        const all = (await store.load()) ?? [];
        const ends = typeof which === 'string' ? ({ id }: Repeat) => id === which : which;
        const kept = all.filter((one) => !ends(one));
        if (kept.length < all.length) await write(kept);
        endedLast = (typeof which === 'string' && all.find(ends)) || null;
      }),
    resume: (id) =>
      inTurn(async () => {
        const one = endedLast;
        if (one?.id === id) {
          endedLast = null;
          const others = (await running()).filter((other) => !isSameScope(other, one));
          await write([...others, one]);
          // What would have ended meanwhile is dropped at once.
          if ((await running()).some((other) => other.id === id)) return;
        }
        throw new WalletError('not-found', t.tooLateToUndo);
      }),
    views: () =>
      inTurn(async () =>
        (await running()).map(({ id, origin, characterId, chainId, used, until, terms }) => ({
          ...{ id, origin, characterId, chainId, used, until },
          transactions: terms.transactions,
        })),
      ),
  };
}

/** `null`: nothing like it can be repeated. */
function scopeOf({
  origin,
  within = null,
  characterId,
  account,
  chainId,
  payload,
}: ApprovalRequest): RepeatScope | null {
  if (payload.kind !== 'transaction' || origin === null || within !== null || account === null) return null;
  const { to, data } = payload.transaction;
  if (to === null) return null;
  const contract = to.toLowerCase() as Hex;
  return { origin, characterId, account: account.toLowerCase() as Hex, chainId, contract, selector: selectorOf(data) };
}

/** May the person allow this with this record? */
export function mayBegin({ review: { body } }: Pick<ApprovalRecord, 'review'>, terms: RepeatTerms): boolean {
  if (body.kind !== 'transaction' || !body.repeat || 'why' in body.repeat) return false;
  const { minutes, transactions, coins, fee } = terms;
  return (
    REPEAT_MINUTES.includes(minutes) &&
    Number.isSafeInteger(transactions) &&
    transactions >= 1 &&
    transactions <= MOST_REPEATS &&
    [coins, fee].every((wei) => /^\d{1,78}$/.test(wei)) &&
    areTermsFor(body.repeat.offer, terms)
  );
}

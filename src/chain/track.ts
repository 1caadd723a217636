/**
 * The tracker of sent transactions: stores, broadcasts and checks each one until its status is final. Signs nothing.
 *
 * [Note: Raw bytes before broadcast] The tracker stores the signed bytes of a transaction before it sends them, and only ever
 * sends stored bytes. A worker that is stopped between signing and sending finds them again, and sending the same bytes
 * twice is the same transaction, so a payment is neither lost nor made twice.
 */
import type { Hex } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { chainSent as t } from '../locales/en/chain/sent.ts';
import { broadcastRaw, isNonceUsed, waitsForEarlier } from './broadcast.ts';
import { checkOperation, isOperation, sendFirst } from './check-operation.ts';
import { checkStatus, type StatusUpdate } from './check-status.ts';
import type { Client } from './client-type.ts';
import { gathered } from './gather.ts';
import { findInstead } from './instead-of.ts';
import { toRecord } from './new-record.ts';
import { NodeError } from './node-error.ts';
import { readNodeReason } from './revert.ts';
import type { SentStore, SentTransaction } from './sent.ts';
import { createSentRecords } from './sent-records.ts';
import { hasEnded, movesBalances, noncesOf, takesNonce, waits } from './sent-state.ts';
import { findByHash, toActivity } from './sent-view.ts';
import { followThrough } from './through.ts';
import type { Tracker } from './tracker-type.ts';

export type { Tracker } from './tracker-type.ts';

export interface TrackerOptions {
  store: SentStore;
  /** The character's own client for that chain; `null` when the network is no longer in the list. */
  clientFor: (characterId: string, chainId: number) => Client | null;
  /** ms since 1970. */
  clock: () => number;
  /** Runs `act` once after this many milliseconds; the returned function cancels it. */
  schedule: (act: () => void, milliseconds: number) => () => void;
  /** Called after each change of a record. */
  onChange: () => void;
  /** Called when a transaction stops waiting: it is included, has failed, or is not sent any more. Not for one that ours replaces. */
  onEnded: (sent: SentTransaction) => void;
  /** Called when balances may have changed: it came into a block, left it or came into another one, or was replaced. */
  onMoved: (sent: SentTransaction) => void;
}

const SHORTEST_WAIT = 3_000;
/** ms. What is in a block is looked at to see whether it stays there: nobody waits for that. */
const SHORTEST_IN_BLOCK = 15_000;
const LONGEST_WAIT = 60_000;

const isOf =
  (chainId: number, account: Hex) =>
  ({ transaction }: SentTransaction): boolean =>
    transaction.chainId === chainId && transaction.from === account;

export function createTracker({
  store,
  clientFor,
  clock,
  schedule,
  onChange,
  onEnded,
  onMoved,
}: TrackerOptions): Tracker {
  const records = createSentRecords(store);
  /** Ids whose last change is not stored yet, for example because their character was just closed. */
  const unsaved = new Set<string>();
  let cancelTimer: (() => void) | null = null;
  let checking: Promise<void> | null = null;
  let stopped = true;

  const { all, list } = records;

  const ofAccount = (chainId: number, account: Hex): SentTransaction[] => all().filter(isOf(chainId, account));

  async function change(id: string, news: StatusUpdate): Promise<void> {
    const before = records.get(id);
    if (!before) return;
    const after = { ...before, ...news };
    if (JSON.stringify(after) === JSON.stringify(before) && !unsaved.has(id)) return;
    // Memory changes before the store, so that two concurrent changes do not undo each other.
    records.set(after);
    unsaved.add(id);
    await store.save(after);
    unsaved.delete(id);
    onChange();
    if (hasEnded(before, after)) onEnded(after);
    if (movesBalances(before, after)) onMoved(after);
  }

  /**
   * The bytes are sent, and whoever waits for the hash does not wait until that is stored: `keep` and the next look store it. A worker that
   * stops before finds them signed and looks after them all the same.
   */
  function noteSent(id: string): void {
    const sent = records.get(id);
    if (sent?.status !== 'signed') return;
    records.set({ ...sent, status: 'pending' });
    unsaved.add(id);
    onChange();
  }

  /** Records of the same account, chain and nonce: at most one of them is ever included. */
  const rivals = ({ id, transaction }: SentTransaction): SentTransaction[] =>
    ofAccount(transaction.chainId, transaction.from).filter(
      (other) => other.id !== id && !isOperation(other) && other.transaction.nonce === transaction.nonce,
    );

  /** A later transaction of ours with the same nonce; if there is one, the earlier bytes are not sent again. */
  const successorOf = (sent: SentTransaction): SentTransaction | undefined =>
    rivals(sent).find((other) => other.at >= sent.at && other.status !== 'dropped' && other.status !== 'replaced');

  /** True if every nonce from `used` up to the transaction's own belongs to a pending transaction of ours. */
  const isNext =
    ({ transaction }: SentTransaction) =>
    (used: number): boolean => {
      const waiting = new Set(waitingNonces(transaction.chainId, transaction.from));
      for (let nonce = used; nonce < transaction.nonce; nonce++) if (!waiting.has(nonce)) return false;
      return true;
    };

  /** No deposit does the same in its place, also none that is signed and was not sent yet. */
  const isOnlyWay = (sent: SentTransaction): boolean => findInstead(sent, list(sent.characterId)) === null;

  async function look(sent: SentTransaction): Promise<void> {
    const client = clientFor(sent.characterId, sent.transaction.chainId);
    if (!client) return;
    try {
      if (isOperation(sent)) return await change(sent.id, await checkOperation(sent, client, clock()));
      if (sent.resend && !isOnlyWay(sent)) await change(sent.id, { resend: false });
      const supersededBy = successorOf(sent)?.hash ?? null;
      const news = await checkStatus(sent, {
        client: gathered(client),
        now: clock(),
        supersededBy,
        isNext: isNext(sent),
        maySend: () => records.get(sent.id)?.resend === true && isOnlyWay(sent),
      });
      await change(sent.id, news);
      await change(sent.id, await followThrough(records.get(sent.id), client, clientFor));
      if (news.status === 'included' || news.status === 'failed')
        for (const rival of rivals(sent))
          if (waits(rival) || rival.status === 'dropped' || rival.status === 'replaced')
            await change(rival.id, {
              status: 'replaced',
              replacedBy: sent.hash,
              reason: null,
              settled: news.settled ?? false,
            });
    } catch (error) {
      // Without an answer from the node the record stays as it is; the next check asks again.
      if (!isWalletError(error)) throw error;
    }
  }

  async function checkAll(): Promise<void> {
    const open = all().filter(({ settled }) => !settled);
    await Promise.all(
      open.map(async (sent) => {
        await look(sent);
        const now = records.get(sent.id);
        if (now) records.set({ ...now, checkedAt: clock() });
      }),
    );
  }

  /** Schedules the next check after a tenth of the age of the youngest unfinished transaction. */
  function plan(): void {
    cancelTimer?.();
    cancelTimer = null;
    const open = all().filter(({ settled }) => !settled);
    if (stopped || open.length === 0) return;
    const youngest = Math.max(...open.map(({ at }) => at));
    const shortest = open.some(waits) ? SHORTEST_WAIT : SHORTEST_IN_BLOCK;
    const wait = Math.min(LONGEST_WAIT, Math.max(shortest, (clock() - youngest) / 10));
    cancelTimer = schedule(() => void check(), wait);
  }

  function check(): Promise<void> {
    checking ??= checkAll().finally(() => {
      checking = null;
      plan();
    });
    return checking;
  }

  function find(id: string): SentTransaction {
    const sent = records.get(id);
    if (!sent) throw new WalletError('not-found', t.unknown);
    return sent;
  }

  const waitingNonces = (chainId: number, account: Hex): number[] =>
    ofAccount(chainId, account).filter(waits).flatMap(noncesOf);

  const replaceable = (sent: SentTransaction): boolean =>
    waits(sent) &&
    !isOperation(sent) &&
    Math.min(...waitingNonces(sent.transaction.chainId, sent.transaction.from)) === sent.transaction.nonce;

  return {
    async start() {
      stopped = false;
      if (!(await records.start())) return;
      onChange();
      plan();
    },

    stop() {
      stopped = true;
      cancelTimer?.();
      cancelTimer = null;
      records.forget();
      unsaved.clear();
    },

    async record(...sent) {
      for (const { characterId } of sent) await records.readOf(characterId);
      const added = sent.filter(({ id }) => !records.get(id)).map((one) => toRecord(one, clock()));
      if (added.length === 0) return;
      await store.save(...added);
      for (const one of added) records.set(one);
      onChange();
      plan();
    },

    async abandon(id, reason) {
      if (find(id).status === 'signed') await change(id, { status: 'dropped', reason, resend: false });
    },

    async broadcast(id) {
      const sent = find(id);
      if (!sent.resend || !isOnlyWay(sent)) throw new NodeError(-32000, sent.reason ?? t.refused);
      if (sent.status !== 'signed') return sent.hash;
      const client = clientFor(sent.characterId, sent.transaction.chainId);
      if (!client) throw new WalletError('no-network', t.networkGone);
      try {
        await (isOperation(sent)
          ? sendFirst(client, sent, (news) => change(id, news))
          : broadcastRaw(client, sent.raw, sent.hash));
      } catch (error) {
        // The tracker sends it again when the earlier one is in a block.
        if (waitsForEarlier(error)) return sent.hash;
        if (error instanceof NodeError)
          await change(id, {
            status: isNonceUsed(error) ? 'replaced' : 'dropped',
            reason: readNodeReason(error),
            resend: false,
          });
        throw error;
      }
      noteSent(id);
      plan();
      return sent.hash;
    },

    async keep() {
      for (const id of unsaved) await change(id, {});
    },

    check,

    async of(characterId) {
      await records.readOf(characterId);
      return {
        list: () => list(characterId),
        byId: (id) => records.get(id) ?? null,
        activity: () => list(characterId).map((sent, _, all) => toActivity(sent, replaceable(sent), all)),
        transactionByHash: (chainId, hash) => findByHash(list(characterId), chainId, hash),
      };
    },

    waitingOf: (characterIds) => all().filter((sent) => characterIds.has(sent.characterId) && waits(sent)),

    freeNonce(chainId, account, nonce, nonces = 1) {
      const now = clock();
      const taken = new Set(
        ofAccount(chainId, account)
          .filter((sent) => takesNonce(sent, now))
          .flatMap(noncesOf),
      );
      const isTaken = (first: number) =>
        Array.from({ length: nonces }, (_, at) => first + at).some((n) => taken.has(n));
      let free = nonce;
      while (isTaken(free)) free++;
      return free;
    },

    waitingNonces,
  };
}

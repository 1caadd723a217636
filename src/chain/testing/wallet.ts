/** A tracker over a store that outlives it, on a local chain. Used by tests only. */
import { signTransaction } from '../../ethereum/transaction.ts';
import { parseTransactionRequest } from '../../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { Client } from '../client-type.ts';
import { prepareTransaction } from '../prepare.ts';
import type { SentStore, SentTransaction } from '../sent.ts';
import { briefOf, isAtRest } from '../sent-state.ts';
import { createTracker, type Tracker } from '../track.ts';
import type { NewSent } from '../tracker-type.ts';
import { type Anvil, FUNDED, SECOND } from './anvil.ts';

/** @param others clients of other networks. `asked` lists what nodes were asked, `timers` how long was waited, `ended` what stopped waiting, `moved` whose balances changed. */
export function createWallet(
  client: Client,
  stored = new Map<string, SentTransaction>(),
  others: Readonly<Record<number, Client>> = {},
) {
  const asked: string[] = [];
  const timers: number[] = [];
  const ended: string[] = [];
  const moved: string[] = [];
  const time = { now: Date.now() };
  const of = (characterId: string): SentTransaction[] =>
    structuredClone([...stored.values()].filter((sent) => sent.characterId === characterId));
  const store: SentStore = {
    async load(isKnown) {
      const openIds = [...new Set([...stored.values()].map(({ characterId }) => characterId))];
      const wanted = openIds.filter((id) => !isKnown(id) && !isAtRest(briefOf(of(id)), time.now));
      return { openIds, lists: wanted.map((characterId) => ({ characterId, sent: of(characterId) })) };
    },
    loadOf: async (characterId) => of(characterId),
    save: async (...all) => {
      for (const sent of all) stored.set(sent.id, structuredClone(sent));
    },
  };
  const listening: Client = {
    ...client,
    request(method, params) {
      asked.push(method);
      return client.request(method, params);
    },
    batch(questions) {
      asked.push(...questions.map(({ method }) => method));
      return client.batch(questions);
    },
  };
  const tracker = createTracker({
    store,
    clientFor: (_character, chainId) => others[chainId] ?? listening,
    clock: () => time.now,
    schedule(_act, milliseconds) {
      timers.push(milliseconds);
      return () => undefined;
    },
    onChange: () => undefined,
    onEnded: ({ id, status }) => void ended.push(`${id} ${status}`),
    onMoved: ({ id, status }) => void moved.push(`${id} ${status}`),
  });
  return { tracker, stored, store, asked, timers, ended, moved, time };
}

/** What the character c1 sent. */
export const sentBy = (tracker: Tracker) => tracker.of('c1');

export const statusOf = async (tracker: Tracker, id: string) => (await sentBy(tracker)).byId(id)?.status;

/** One wei to the second account, or what the fields say. */
export function prepareOn(
  { client }: Anvil,
  tracker: Tracker,
  fields: Record<string, unknown> = {},
): Promise<PreparedTransaction> {
  const request = parseTransactionRequest([{ from: FUNDED.address, to: SECOND.address, value: '0x1', ...fields }]);
  return prepareTransaction(request, { client, nextNonce: tracker.freeNonce });
}

/** Signed by the first funded account, as the character c1. */
export function sign(id: string, transaction: PreparedTransaction, replaces: string | null = null): NewSent {
  const signed = signTransaction(transaction, fromHex(FUNDED.privateKey));
  const words = { title: 'Sending to Ida Holm', detail: 'To 0x7099…', amount: '−1 wei' };
  return { id, characterId: 'c1', origin: 'https://site.example', transaction, ...signed, ...words, replaces };
}

/** Prepared, signed, recorded and broadcast. */
export async function sendOn(
  anvil: Anvil,
  tracker: Tracker,
  id: string,
  fields?: Record<string, unknown>,
): Promise<NewSent> {
  const sent = sign(id, await prepareOn(anvil, tracker, fields));
  await tracker.record(sent);
  await tracker.broadcast(id);
  return sent;
}

/**
 * What goes to a key server: a step is kept before it is sent, sent again with the same key until it is known what became
 * of it, and only then taken up here. A stop at any instant loses nothing and doubles nothing.
 */
import type { LogState } from '../keys/log/state.ts';
import { stateAt } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { equalBytes } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { LIMITS } from '../messaging/key-server/wire.ts';
import type { Change, Vault } from '../vault/vault.ts';
import { attempting, deliver, fitting, replacesOf, type Sending, sentBoxes, sentVersion } from './attempt.ts';
import { mayReplaceTarget, maySend, orderOfBox } from './judge-box.ts';
import type { Box, Write } from './key-server.ts';
import { boxChange, changesOf, headExpectation } from './local-server.ts';
import { ensureOneStory, standingOf } from './receipts.ts';
import type { Receipt, StaleAnswer } from './remote/identities.ts';
import {
  type Attempt,
  attemptChange,
  noIncoming,
  readAttempt,
  readIncoming,
  readOutbox,
  readRecord,
  readVersions,
  recordChange,
  waits,
  waitsNoMore,
} from './sync-rows.ts';

export const stale = () => new WalletError('stale', 'This was changed elsewhere meanwhile. Look again and repeat it.');
export const notAllowed = () =>
  new WalletError(
    'server-refused',
    'The key server did not allow this. Look whether this login method may still do it.',
  );

const tooLargeToSend = () =>
  new WalletError(
    'server-refused',
    'A part of this identity is larger than the key server takes, so that it stays on this computer. Everything else was sent.',
  );

async function contactChange({ vault, clock }: Sending, identityId: Uint8Array, receipt: Receipt): Promise<Change[]> {
  const record = await readRecord(vault, identityId);
  if (record) await ensureOneStory(vault, identityId, record, receipt);
  const now = clock();
  if (!record) return [];
  // One that came back from a backup meanwhile has lost something: the next reading has to find that out.
  const restored = standingOf(record.receipt, receipt).kind === 'restored';
  const known = restored ? record.receipt : receipt;
  return [recordChange(identityId, { ...record, receipt: known, lastContact: now, inStepAt: now })];
}

/**
 * Boxes in the way of which the last reading, up to the same place, showed nothing: whatever was kept back then, all is read
 * again from the beginning.
 */
async function readAgain(vault: Vault, identityId: Uint8Array, { sequence, boxes }: StaleAnswer): Promise<Change[]> {
  const record = await readRecord(vault, identityId);
  const hidden = record?.receipt?.sequence === sequence && boxes.length > 0;
  return record && hidden ? [recordChange(identityId, { ...record, readers: {} })] : [];
}

/**
 * A step that changes the identity: the server first, then this device, in one commit.
 * @throws WalletError stale | server-unreachable (it may have happened: the next contact shows) | server-refused | bad-server
 */
export async function writeThrough(sending: Sending, write: Write, signer: BoxSigner): Promise<void> {
  const { vault } = sending;
  const { identityId } = write;
  const open = await readAttempt(vault, identityId);
  const isAgain = open !== null && open.write.entries.length > 0;
  // The same step once more: under its first key, so that it is answered as the first time.
  if (isAgain && !equalBytes(open.write.head.hash, write.head.hash)) throw stale();
  const attempt = isAgain ? open : await attempting(sending, write, signer, true);
  const outcome = await deliver(sending, attempt);
  if (outcome.kind !== 'written') {
    const again = outcome.kind === 'stale' ? await readAgain(vault, identityId, outcome) : [];
    await vault.commit([...again, attemptChange(identityId, null)]);
    throw outcome.kind === 'stale' ? stale() : notAllowed();
  }
  await vault.commit(
    [
      ...changesOf(write),
      ...attempt.write.boxes.flatMap(({ name }) => [waitsNoMore(identityId, name), noIncoming(identityId, name)]),
      ...attempt.write.boxes.map((box) => sentVersion(identityId, box, outcome.receipt)),
      ...attempt.rest.map(({ name }) => waits(identityId, name, null)),
      ...(await contactChange(sending, identityId, outcome.receipt)),
      attemptChange(identityId, null),
    ],
    [headExpectation(identityId, write.expect)],
  );
  await sendRest(sending, write, attempt.rest, signer);
}

/**
 * What did not fit into the write of a change: at once, as this session may be the last to have it. Until all of it is there other
 * computers cannot take the change up. What does not arrive waits here; the change itself has happened.
 */
async function sendRest(sending: Sending, { identityId, head }: Write, boxes: readonly Box[], signer: BoxSigner) {
  for (let rest = boxes; rest.length > 0; ) {
    const step = { identityId, expect: head, entries: [], head, boxes: [...rest] };
    const attempt = await attempting(sending, step, signer, false);
    const outcome = await deliver(sending, attempt).catch((error: unknown) => {
      if (isWalletError(error)) return null;
      throw error;
    });
    if (outcome === null) return;
    const done = outcome.kind === 'written' ? await sentBoxes(sending.vault, attempt, outcome.receipt) : [];
    await sending.vault.commit([...done, attemptChange(identityId, null)]);
    if (outcome.kind !== 'written') return;
    rest = attempt.rest;
  }
}

/** A step that changes boxes only: this device first; it waits to be sent. */
export async function writeLater(vault: Vault, write: Write): Promise<void> {
  const { identityId } = write;
  const waiting = await readOutbox(vault, identityId);
  const changes: Change[] = [];
  for (const box of write.boxes) {
    if (waiting.has(box.name)) continue;
    const { key } = boxChange(identityId, box);
    const versions = await readVersions(vault, identityId);
    // What the server never had is not what it holds.
    const base = replacesOf(versions, box.name) === null ? null : await vault.get('boxes', key);
    changes.push(waits(identityId, box.name, base));
  }
  await vault.commit([...changesOf(write), ...changes], [headExpectation(identityId, write.expect)]);
}

/**
 * Settles what an earlier contact left open: boxes that wait here are sent again as they were. A step that goes to the server
 * first is returned, because only what the caller reads next shows whether it arrived.
 */
export async function settleAttempt(sending: Sending, log: LogState): Promise<Attempt | null> {
  const { vault } = sending;
  const { identityId } = log;
  const attempt = await readAttempt(vault, identityId);
  if (attempt === null || attempt.through) return attempt;
  // A server that does not take it, a full one say, still tells what others did: a freeze, or a removal.
  const outcome = await deliver(sending, attempt).catch((error: unknown) => {
    if (isWalletError(error, 'server-refused')) return null;
    throw error;
  });
  if (outcome === null || outcome.kind === 'stale') return attempt;
  await sending.atOnce(async () => {
    const done = outcome.kind === 'written' ? await sentBoxes(vault, attempt, outcome.receipt) : [];
    await vault.commit([...done, attemptChange(identityId, null)]);
  });
  return null;
}

/**
 * After the log and the boxes of the server were read: a step that it took is taken up whole, from what was kept of it here;
 * whether the server shows its boxes does not matter. What is not there waits.
 * @param taken rows that are written with these
 */
export async function closingChanges(
  vault: Vault,
  log: LogState,
  { write, rest }: Attempt,
  taken: readonly Change[],
): Promise<Change[]> {
  const { identityId, head, entries, boxes } = write;
  const changes: Change[] = [attemptChange(identityId, null)];
  if (entries.length === 0 || stateAt(log, head) === null) return changes;
  for (const { name, bytes } of boxes) {
    const change = boxChange(identityId, { name, bytes });
    const last = taken.findLast(({ table, key }) => table === 'boxes' && key === change.key);
    const mine = last ? last.value : await vault.get('boxes', change.key);
    const order = bytes && orderOfBox(log, name, bytes);
    const own = mine && orderOfBox(log, name, mine);
    const isNewer = own === null || (order !== null && own < order);
    const replaces = mine !== null && bytes !== null && mayReplaceTarget(log, name, mine, bytes);
    if (order !== null && (isNewer || replaces)) changes.push(change, waits(identityId, name, null));
  }
  return [...changes, ...rest.flatMap((box) => [boxChange(identityId, box), waits(identityId, box.name, null)])];
}

/**
 * Sends what waits and may be sent by this signer.
 * @returns `stale`: something is newer there, read first
 * @throws WalletError server-refused when something is too large, after all the rest was sent
 */
export async function sendWaiting(
  sending: Sending,
  log: LogState,
  methodId: Uint8Array,
  signer: BoxSigner,
): Promise<'sent' | 'stale'> {
  const { vault } = sending;
  const { identityId, head } = log;
  for (;;) {
    const incoming = await readIncoming(vault, identityId);
    const boxes: Box[] = [];
    let tooLarge = 0;
    for (const [name] of await readOutbox(vault, identityId)) {
      const bytes = await vault.get('boxes', boxChange(identityId, { name, bytes: null }).key);
      if (incoming.has(name) || !maySend(log, methodId, name, bytes === null)) continue;
      // One that no server takes must not keep the others from it.
      if ((bytes?.length ?? 0) > LIMITS.box) tooLarge += 1;
      else boxes.push({ name, bytes });
    }
    if (boxes.length === 0 && tooLarge > 0) throw tooLargeToSend();
    if (boxes.length === 0) return 'sent';
    const sent = boxes.slice(0, fitting([], boxes));
    const attempt = await attempting(
      sending,
      { identityId, expect: head, entries: [], head, boxes: sent },
      signer,
      false,
    );
    const outcome = await deliver(sending, attempt);
    if (outcome.kind === 'stale') {
      await vault.commit(await readAgain(vault, identityId, outcome));
      return 'stale';
    }
    if (outcome.kind === 'not-allowed') {
      await vault.commit([attemptChange(identityId, null)]);
      throw notAllowed();
    }
    await sending.atOnce(async () =>
      vault.commit([
        ...(await sentBoxes(vault, attempt, outcome.receipt)),
        ...(await contactChange(sending, identityId, outcome.receipt)),
        attemptChange(identityId, null),
      ]),
    );
  }
}

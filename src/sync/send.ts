/**
 * Sends writes to a key server. [Note: Outbox before send] Each write is stored in the vault before it is sent, is sent again under the
 * same idempotency key until its outcome is known, and only then changes the mirror. So a worker that stops at any
 * instant loses nothing and doubles nothing.
 */
import type { LogState } from '../keys/log/state.ts';
import { stateAt } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { equalBytes } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import { LIMITS } from '../messaging/key-server/wire.ts';
import type { Change, Vault } from '../vault/vault.ts';
import { attempting, deliver, fitting, replacesOf, type Sending, sentBoxes, sentVersion } from './attempt.ts';
import type { Box, Write } from './key-server.ts';
import { boxChange, changesOf, headExpectation } from './local-server.ts';
import { ensureOneStory, following, standingOf } from './receipts.ts';
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
import { mayReplaceTarget, maySend, orderOfBox } from './verify-box.ts';

export const stale = () => new WalletError('stale', t.changedElsewhere);
export const notAllowed = () => new WalletError('server-refused', t.notAllowed);

const tooLargeToSend = () => new WalletError('server-refused', t.partTooLarge);

async function contactChange(
  { vault, remote, clock }: Sending,
  identityId: Uint8Array,
  receipt: Receipt,
): Promise<Change[]> {
  const stored = await readRecord(vault, identityId);
  if (!stored) return [];
  const now = clock();
  const record = following(stored, remote.pinned, now);
  await ensureOneStory(vault, identityId, record, receipt);
  // A server that was restored meanwhile has lost something; the next reading finds out what.
  const restored = standingOf(record.receipt, receipt).kind === 'restored';
  const known = restored ? record.receipt : receipt;
  return [recordChange(identityId, { ...record, receipt: known, lastContact: now, inStepAt: now })];
}

/**
 * The server refuses boxes as stale, but the last reading, up to the same sequence, showed nothing newer. So the server withheld
 * something then: the next reading begins with the first box.
 */
async function readAgain(vault: Vault, identityId: Uint8Array, { sequence, boxes }: StaleAnswer): Promise<Change[]> {
  const record = await readRecord(vault, identityId);
  const hidden = record?.receipt?.sequence === sequence && boxes.length > 0;
  return record && hidden ? [recordChange(identityId, { ...record, readers: {} })] : [];
}

/**
 * Writes a change of the identity: to the server first, then to the vault in one commit.
 * @throws WalletError stale | server-unreachable (the write may have happened; the next contact finds out) | server-refused | bad-server
 */
export async function writeThrough(sending: Sending, write: Write, signer: BoxSigner): Promise<void> {
  const { vault } = sending;
  const { identityId } = write;
  const open = await readAttempt(vault, identityId);
  const isAgain = open !== null && open.write.entries.length > 0;
  // The same write again: it keeps its idempotency key, so the server answers as the first time.
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
 * Sends the boxes that did not fit into the write of a change. It does so at once, because this session may be the last that has them;
 * other computers cannot apply the change before all of them arrive. What does not arrive stays in the outbox.
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

/** Writes a change of boxes alone: to the mirror and the outbox. */
export async function writeLater(vault: Vault, write: Write): Promise<void> {
  const { identityId } = write;
  const waiting = await readOutbox(vault, identityId);
  const changes: Change[] = [];
  for (const box of write.boxes) {
    if (waiting.has(box.name)) continue;
    const { key } = boxChange(identityId, box);
    const versions = await readVersions(vault, identityId);
    // A box that the server never had has no server version.
    const base = replacesOf(versions, box.name) === null ? null : await vault.get('boxes', key);
    changes.push(waits(identityId, box.name, base));
  }
  await vault.commit([...changesOf(write), ...changes], [headExpectation(identityId, write.expect)]);
}

/**
 * Settles a write whose outcome an earlier contact left open. Boxes of the outbox are sent again as they were. A change of the
 * identity is returned, because only the next reading shows whether it arrived.
 */
export async function settleAttempt(sending: Sending, log: LogState): Promise<Attempt | null> {
  const { vault } = sending;
  const { identityId } = log;
  const attempt = await readAttempt(vault, identityId);
  if (attempt === null || attempt.through) return attempt;
  // A server that refuses the write (its disk is full, say) can still report a freeze or a removal, so reading goes on.
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
 * After a reading: if the server took the open change, its boxes are applied from the stored write, whether the server shows them
 * or not. Boxes that did not arrive go to the outbox.
 * @param taken changes of the vault that are written together with these
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
 * Sends the boxes of the outbox that this signer may write.
 * @returns `stale` when the server has something newer: read first
 * @throws WalletError server-refused when a box is too large; all others are sent before
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
      // A box that the server refuses must not hold up the others.
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

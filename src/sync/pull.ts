/**
 * What comes from a key server: its log, verified onto the one held here; its boxes, each judged before it takes the place
 * of one that is held. Takes nothing away on the server's word, and takes nothing up that is older than what is here.
 */
import { charactersOf, type LogState, mayManage, presentKey } from '../keys/log/state.ts';
import { extendLog } from '../keys/log/verify.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { bareHex, equalBytes } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import type { Change } from '../vault/vault.ts';
import { isGone, isSeen, maySend, orderOfBox } from './judge-box.ts';
import { boxChange, entryChanges, headExpectation } from './local-server.ts';
import { ensureInLog, ensureOneStory, refusedServer, standingOf } from './receipts.ts';
import { badServer } from './remote/http.ts';
import type { BoxPage, Receipt, RemoteReader, SessionScope } from './remote/identities.ts';
import { closeAttempt, type Sending, sendLog, sendOwnRows, settleAttempt } from './send.ts';
import {
  type Attempt,
  incomingChange,
  noIncoming,
  readOutbox,
  readRecord,
  readVersions,
  recordChange,
  type SyncRecord,
  type Version,
  versionChange,
  waits,
  waitsNoMore,
} from './sync-rows.ts';

/** How much earlier than the last contact a new entry may be dated: a wrong clock, but not much of a delay. */
const BACKDATING = 24 * 60 * 60 * 1000;
/** How often an identity may move on while it is read. */
const TRIES = 8;

export interface Pulled {
  log: LogState;
  /** `log`: this method or device may only see the log any more, which says why. */
  scope: SessionScope;
  /** Names of boxes that are not what they say: they were not taken. */
  rejected: string[];
  /** Something of it is other than before. */
  news: boolean;
}

export interface Pulling extends Sending {
  /** Reads the log as it lies here: entries from this number on. */
  entries(identityId: Uint8Array): Promise<Uint8Array[]>;
  /** ETags of what was taken up whole, by reader; in memory. */
  etags: Map<string, string>;
}

type ServerBox = BoxPage['boxes'][number];

/** The method behind a signer that the log names. */
export function methodOfSigner(log: LogState, signer: BoxSigner): Uint8Array {
  if (signer.kind === 'method') return signer.id;
  const device = log.devices.get(bareHex(signer.id));
  const method = device && log.methods.get(device.methodId);
  if (!method) throw new WalletError('internal', 'This device is not in the log.');
  return method.id;
}

/** What a method sees at a server; where that grows, boxes are read again from the beginning. */
const sightOf = (log: LogState, methodId: Uint8Array): string =>
  `${mayManage(log, methodId)}:${charactersOf(log, methodId).sort().join()}:${presentKey(log.identityDocumentKeys).epoch}`;

/**
 * One reading. Everything that is taken up is verified against `log` or what follows it.
 * @param log of this identity, verified
 * @throws WalletError server-unreachable | server-refused | bad-server | not-found (the server knows nothing of it)
 */
export async function pull(pulling: Pulling, log: LogState, signer: BoxSigner): Promise<Pulled> {
  const { vault, remote } = pulling;
  const { identityId } = log;
  const record = await readRecord(vault, identityId);
  if (record === null) throw new WalletError('internal', 'This identity has no key server.');
  if (record.evidence) throw refusedServer('The key server told different computers different things.');
  const reader = remote.identities.reader(identityId, signer.seed);
  const etagKey = `${bareHex(identityId)}/${bareHex(signer.id)}`;
  let scope = await openScope(pulling, record, reader, log, signer);
  const attempt = scope === 'all' ? await settleAttempt(pulling, log) : null;
  let now = log;
  for (let tries = 0; tries < TRIES; tries++) {
    const held = (await readRecord(vault, identityId)) ?? record;
    const methodId = methodOfSigner(now, signer);
    const sees = sightOf(now, methodId);
    const reading = held.readers[bareHex(methodId)];
    const known = reading?.sees === sees && attempt === null ? (pulling.etags.get(etagKey) ?? null) : null;
    const answer = await reader.head(known);
    if (answer === null) return { log: now, scope, rejected: [], news: now !== log };
    const { receipt } = answer;
    const restored = await ensureStanding(pulling, held, identityId, receipt);
    ensureInLog(now, receipt);
    if (restored || held.receipt === null) await sendOwnRows(pulling);
    if (receipt.head.number < now.head.number) {
      await sendLog(pulling, now, await pulling.entries(identityId), signer);
      continue;
    }
    const before = now;
    now = await readLog(pulling, reader, held, now, receipt);
    // A freeze ends a session that was open: the one that took its place sees the log alone.
    scope = await reader.scope();
    if (scope === 'log') return { log: now, scope, rejected: [], news: now !== log };
    // What it sees may have grown with the log: then from the beginning.
    if (before !== now && sightOf(now, methodId) !== sees) continue;
    const after = restored || reading?.sees !== sees ? 0 : reading.after;
    const found = await readBoxes(reader, after).catch(async (error: unknown) => {
      if ((await reader.scope()) === 'all') throw error;
      return null;
    });
    if (found === null) continue;
    if (found.sequence !== receipt.sequence) continue;
    const whole = after === 0;
    const present = now;
    const rejected = await pulling.atOnce(async () => {
      const taken = await takeBoxes(pulling, present, methodId, found.boxes, { attempt, restored, whole });
      const contact = pulling.clock();
      await vault.commit(
        [
          ...taken.changes,
          recordChange(identityId, {
            ...held,
            receipt,
            readers: { ...held.readers, [bareHex(methodId)]: { after: found.sequence, sees } },
            inStepAt: contact,
            lastContact: contact,
          }),
        ],
        [headExpectation(identityId, present.head)],
      );
      return taken.rejected;
    });
    if (attempt) await closeAttempt(pulling, now, attempt);
    if (answer.etag !== null) pulling.etags.set(etagKey, answer.etag);
    return { log: now, scope, rejected, news: now !== log || found.boxes.length > 0 };
  }
  throw new WalletError('server-refused', 'This identity is being changed elsewhere right now. Try again in a moment.');
}

/** A server that came back from a backup may know neither the device nor the identity: it is told again. */
async function openScope(
  pulling: Pulling,
  record: SyncRecord,
  reader: RemoteReader,
  log: LogState,
  signer: BoxSigner,
): Promise<SessionScope> {
  try {
    return await reader.scope();
  } catch (error) {
    if (!isWalletError(error, 'not-found')) throw error;
    const { epoch } = await pulling.remote.info();
    // Nothing was ever confirmed: the identity was attached here and never arrived there.
    if (record.receipt !== null && epoch <= record.receipt.epoch) throw error;
    await sendLog(pulling, log, await pulling.entries(log.identityId), signer);
    return reader.scope();
  }
}

async function ensureStanding(
  { vault }: Pulling,
  record: SyncRecord,
  identityId: Uint8Array,
  receipt: Receipt,
): Promise<boolean> {
  const known = record.receipt;
  await ensureOneStory(vault, identityId, record, receipt);
  return standingOf(known, receipt).kind === 'restored';
}

/** The log up to the receipt's head, verified and written here. */
async function readLog(
  { vault, clock }: Pulling,
  reader: RemoteReader,
  record: SyncRecord,
  log: LogState,
  receipt: Receipt,
): Promise<LogState> {
  const entries: Uint8Array[] = [];
  let next = log;
  const oldest = record.inStepAt === null ? 0 : record.inStepAt - BACKDATING;
  while (next.head.number < receipt.head.number) {
    const page = await reader.log(next.head.number + 1);
    if (page.entries.length === 0) throw badServer('a part of the log is missing.');
    for (const entry of page.entries.slice(0, receipt.head.number - next.head.number)) {
      try {
        next = extendLog(next, entry, clock(), oldest);
      } catch (error) {
        throw new WalletError(
          'bad-server',
          'The key server holds entries in the history of this identity that are not right. Nothing was taken from it.',
          { cause: error },
        );
      }
      entries.push(entry);
    }
  }
  if (next === log) return log;
  if (!equalBytes(next.head.hash, receipt.head.hash)) throw badServer('its log does not end as it says.');
  await vault.commit(entryChanges(log.identityId, entries, next.head), [headExpectation(log.identityId, log.head)]);
  return next;
}

async function readBoxes(reader: RemoteReader, after: number): Promise<{ boxes: ServerBox[]; sequence: number }> {
  const boxes: ServerBox[] = [];
  for (let at = after; ; ) {
    const page = await reader.boxes(at);
    boxes.push(...page.boxes);
    if (!page.more) return { boxes, sequence: page.sequence };
    if (page.sequence <= at) throw badServer('its pages do not end.');
    at = page.sequence;
  }
}

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : equalBytes(a, b);

/** What becomes of each box: taken, left, or kept aside until a merge. */
async function takeBoxes(
  { vault }: Pulling,
  log: LogState,
  methodId: Uint8Array,
  boxes: readonly ServerBox[],
  reading: { attempt: Attempt | null; restored: boolean; whole: boolean },
): Promise<{ changes: Change[]; rejected: string[] }> {
  const { identityId } = log;
  const waiting = await readOutbox(vault, identityId);
  const earlier = await readVersions(vault, identityId);
  const versions: ReadonlyMap<string, Version> = reading.restored ? new Map() : earlier;
  const changes: Change[] = [];
  const rejected: string[] = [];
  if (reading.restored) for (const name of earlier.keys()) changes.push(versionChange(identityId, name, null));
  for (const { name, bytes: theirs, sequence } of boxes) {
    const known = versions.get(name);
    if (known && known.sequence >= sequence) continue;
    changes.push(versionChange(identityId, name, { sequence, removed: theirs === null }));
    const change = boxChange(identityId, { name, bytes: theirs });
    const mine = await vault.get('boxes', change.key);
    const ours = reading.attempt?.write.boxes.find((sent) => sent.name === name);
    const order = theirs && orderOfBox(log, name, theirs);
    if (theirs !== null && order === null && !isGone(log, name)) rejected.push(name);
    if (sameBytes(mine, theirs)) {
      if (waiting.has(name)) changes.push(waitsNoMore(identityId, name), noIncoming(identityId, name));
    } else if (waiting.has(name)) {
      // What was sent and never confirmed has arrived: what was done here since goes on from it.
      if (ours && sameBytes(ours.bytes, theirs)) changes.push(waits(identityId, name, theirs));
      else if (theirs === null || order !== null) changes.push(incomingChange(identityId, name, theirs));
    } else if (theirs === null) {
      if (isGone(log, name)) changes.push(change);
    } else if (order !== null) {
      const own = mine && orderOfBox(log, name, mine);
      if (own === null || order >= own) changes.push(change);
      else if (reading.restored) changes.push(waits(identityId, name, theirs));
      else rejected.push(name);
    }
  }
  if (reading.restored && reading.whole)
    changes.push(...(await lostBoxes(vault, log, methodId, new Set(boxes.map(({ name }) => name)), earlier)));
  changes.push(...(await goneBoxes(vault, log)));
  return { changes, rejected };
}

/** Boxes that a restored server has lost, and removals that it has forgotten: both wait to be sent again. */
async function lostBoxes(
  vault: Pulling['vault'],
  log: LogState,
  methodId: Uint8Array,
  there: ReadonlySet<string>,
  earlier: ReadonlyMap<string, Version>,
): Promise<Change[]> {
  const prefix = boxChange(log.identityId, { name: '', bytes: null }).key;
  const changes: Change[] = [];
  for (const { key, value } of await vault.list('boxes', prefix)) {
    const name = key.slice(prefix.length);
    if (there.has(name) || !isSeen(log, methodId, name) || !maySend(log, methodId, name, false)) continue;
    if (orderOfBox(log, name, value) !== null) changes.push(waits(log.identityId, name, null));
  }
  for (const [name, { removed }] of earlier)
    if (removed && there.has(name) && (await vault.get('boxes', prefix + name)) === null)
      changes.push(waits(log.identityId, name, null));
  return changes;
}

/** What the log says is gone goes from here too, whether or not the server tells of it. */
async function goneBoxes(vault: Pulling['vault'], log: LogState): Promise<Change[]> {
  const prefix = boxChange(log.identityId, { name: '', bytes: null }).key;
  const rows = await vault.list('boxes', prefix);
  return rows.flatMap(({ key }) => {
    const name = key.slice(prefix.length);
    return isGone(log, name)
      ? [boxChange(log.identityId, { name, bytes: null }), waitsNoMore(log.identityId, name)]
      : [];
  });
}

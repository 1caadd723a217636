/**
 * Reads from a key server: log entries, verified as a continuation of the log in the mirror, and boxes, each checked before it
 * replaces one. Removes nothing on the server's word and accepts nothing older than the mirror has.
 */
import { type LogState, lastKnownDevice, mayManage, methodOf, presentKey, rightsOf } from '../keys/log/state.ts';
import { extendLog } from '../keys/log/verify.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { bareHex, equalBytes } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import type { Change } from '../vault/vault.ts';
import type { Sending } from './attempt.ts';
import { boxChange, entryChanges, headExpectation } from './local-server.ts';
import { ensureInLog, ensureNoEvidence, ensureOneStory, following, standingOf } from './receipts.ts';
import { badServer } from './remote/http.ts';
import type { Receipt, RemoteReader, SessionScope } from './remote/identities.ts';
import { closingChanges, settleAttempt } from './send.ts';
import { sendLog } from './send-log.ts';
import { sendOwnRows } from './send-rows.ts';
import { noIncoming, readRecord, readVersions, recordChange, type SyncRecord } from './sync-rows.ts';
import { type ServerBox, takeBoxes } from './take-boxes.ts';
import { neededNames, orderOfBox } from './verify-box.ts';

/** How much earlier than the last contact a new entry may be dated (ms): enough for a wrong clock, too little to skip much of a delay. */
const BACKDATING = 24 * 60 * 60 * 1000;
/** How many times the head may change during one reading before it gives up. */
const TRIES = 8;

export interface Pulled {
  log: LogState;
  /** `log`: the server shows this method or device the log alone, which says why. */
  scope: SessionScope;
  /** Names of boxes that failed the check and were not accepted. */
  rejected: string[];
  /** Something changed. */
  news: boolean;
}

export interface Pulling extends Sending {
  /** The log entries of the mirror, from this index on. */
  entries(identityId: Uint8Array): Promise<Uint8Array[]>;
  /** ETag of the last complete reading, by reader. In memory only. */
  etags: Map<string, string>;
}

/** ID of the method to which a signer of the log belongs. */
export function methodOfSigner(log: LogState, signer: BoxSigner): Uint8Array {
  if (signer.kind === 'method') return signer.id;
  const device = lastKnownDevice(log, signer.id);
  const method = device && log.methods.get(device.methodId);
  if (!method) throw new WalletError('internal', 'This device is not in the log.');
  return method.id;
}

/** The boxes that a server shows a method, as text. If that changes, all boxes are read again from the first. */
const sightOf = (log: LogState, methodId: Uint8Array): string =>
  `${mayManage(log, methodId)}:${[...rightsOf(log, methodId)]
    .map((pair) => pair.join())
    .sort()
    .join()}:${presentKey(log.identityDocumentKeys).epoch}`;

/** The keys that a method should hold, as text. If that changes, the boxes in the mirror are useless without the new grants. */
const keysOf = (log: LogState, methodId: Uint8Array): string =>
  neededNames(log, methodId).join() +
  `:${presentKey(log.identityDocumentKeys).epoch}:${presentKey(log.managementKeys).epoch}`;

/** Is the signer's method frozen or removed, or its device removed? */
function isOut(log: LogState, signer: BoxSigner): boolean {
  const state = methodOf(log, methodOfSigner(log, signer))?.state;
  const isEnded = signer.kind === 'device' && log.devices.get(bareHex(signer.id))?.untilEntry !== null;
  return state === undefined || state === 'frozen' || state === 'revoked' || isEnded;
}

/** @throws WalletError server-refused when the server left out a box that this method needs for its present keys */
async function ensureWhole(
  vault: Pulling['vault'],
  log: LogState,
  methodId: Uint8Array,
  changes: readonly Change[],
): Promise<void> {
  const after = new Map(changes.map(({ table, key, value }) => [`${table} ${key}`, value]));
  const ofRow = async ({ table, key }: Change) => after.get(`${table} ${key}`) ?? (await vault.get(table, key));
  for (const name of neededNames(log, methodId)) {
    const bytes = await ofRow(boxChange(log.identityId, { name, bytes: null }));
    // A box that conflicts with one in the outbox lies aside until the two are merged.
    const isHere = bytes !== null && orderOfBox(log, name, bytes) !== null;
    if (!isHere && (await ofRow(noIncoming(log.identityId, name))) === null)
      throw new WalletError('server-refused', t.notWhole);
  }
}

/**
 * Reads once. Everything that it accepts is verified against `log` or its continuation.
 * @param log of this identity, verified
 * @throws WalletError server-unreachable | server-refused | bad-server | not-found (the server does not know the identity)
 */
export async function pull(pulling: Pulling, log: LogState, signer: BoxSigner): Promise<Pulled> {
  const { vault, remote } = pulling;
  const { identityId } = log;
  const record = await readRecord(vault, identityId);
  if (record === null) throw new WalletError('internal', 'This identity has no key server.');
  ensureNoEvidence(record);
  const reader = remote.identities.reader(identityId, signer.seed);
  const etagKey = `${bareHex(identityId)}/${bareHex(signer.id)}`;
  let scope = await openScope(pulling, record, reader, log, signer);
  const attempt = scope === 'all' ? await settleAttempt(pulling, log) : null;
  let now = log;
  /** The entries of the mirror, then the verified ones that are not written yet. */
  let written = log;
  const ahead: Uint8Array[] = [];
  const writeLog = async (): Promise<void> => {
    if (ahead.length === 0) return;
    await vault.commit(entryChanges(identityId, ahead, now.head), [headExpectation(identityId, written.head)]);
    written = now;
    ahead.length = 0;
  };
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = (await readRecord(vault, identityId)) ?? record;
    const methodId = methodOfSigner(now, signer);
    const sees = sightOf(now, methodId);
    const reading = stored.readers[bareHex(methodId)];
    const known =
      reading?.sees === sees && attempt === null && ahead.length === 0 ? (pulling.etags.get(etagKey) ?? null) : null;
    const answer = await reader.head(known);
    if (answer === null) return { log: now, scope, rejected: [], news: now !== log };
    const { receipt } = answer;
    const held = following(stored, remote.pinned, pulling.clock());
    const restored = await ensureStanding(pulling, held, identityId, receipt);
    ensureInLog(now, receipt);
    if (restored || held.receipt === null) await sendOwnRows(pulling);
    if (receipt.head.number < now.head.number) {
      await sendLog(pulling, now, [...(await pulling.entries(identityId)), ...ahead], signer);
      continue;
    }
    const before = now;
    const news = await readLog(pulling, reader, held, now, receipt);
    now = news.log;
    ahead.push(...news.entries);
    // A signer that lost its right learns it now, so that the server cannot delay it by withholding the rest.
    if (isOut(now, signer)) {
      await writeLog();
      return { log: now, scope: 'log', rejected: [], news: now !== log };
    }
    // Changed keys are written together with the log or not at all: one without the other opens nothing.
    const newKeys = keysOf(written, methodId) !== keysOf(now, methodId);
    if (!newKeys) await writeLog();
    // The server ends an open session on a freeze. The session that replaced it sees the log alone.
    scope = await reader.scope();
    if (scope === 'log') {
      await writeLog();
      return { log: now, scope, rejected: [], news: now !== log };
    }
    // If the server shows the method more than before, it reads all boxes again.
    if (before !== now && sightOf(now, methodId) !== sees) continue;
    const after =
      restored || reading?.sees !== sees ? 0 : await placeAfter(pulling, identityId, etagKey, reading.after);
    const found = await readBoxes(reader, after).catch(async (error: unknown) => {
      if ((await reader.scope()) === 'all') throw error;
      return null;
    });
    if (found === null) continue;
    if (found.sequence !== receipt.sequence) continue;
    const whole = after === 0;
    const [present, from] = [now, written.head];
    const rejected = await pulling.atOnce(async () => {
      const taken = await takeBoxes(vault, present, methodId, found.boxes, { attempt, restored, whole });
      if (attempt) taken.changes.push(...(await closingChanges(vault, present, attempt, taken.changes)));
      if (newKeys) await ensureWhole(vault, present, methodId, taken.changes);
      const contact = pulling.clock();
      await vault.commit(
        [
          ...(ahead.length > 0 ? entryChanges(identityId, ahead, present.head) : []),
          ...taken.changes,
          recordChange(identityId, {
            ...held,
            receipt,
            readers: { ...held.readers, [bareHex(methodId)]: { after: found.sequence, sees } },
            inStepAt: contact,
            lastContact: contact,
          }),
        ],
        [headExpectation(identityId, from)],
      );
      return taken.rejected;
    });
    if (answer.etag !== null) pulling.etags.set(etagKey, answer.etag);
    return { log: now, scope, rejected, news: now !== log || found.boxes.length > 0 };
  }
  throw new WalletError('server-refused', t.beingChanged);
}

/** The sequence after which reading continues. At a worker's first contact it goes back to the first rejected box, which may be valid now. */
async function placeAfter({ vault, etags }: Pulling, id: Uint8Array, etagKey: string, after: number): Promise<number> {
  if (etags.has(etagKey)) return after;
  const rejected = [...(await readVersions(vault, id)).values()].filter((version) => version.rejected === true);
  return Math.min(after, ...rejected.map(({ sequence }) => sequence - 1));
}

/** Opens a session. A server that was restored from a backup may know neither the device nor the identity; then the log is sent to it first. */
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
    // The server never confirmed anything: the identity was attached here and did not arrive there.
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

/** Reads and verifies the log up to the receipt's head. */
async function readLog(
  { clock }: Pulling,
  reader: RemoteReader,
  record: SyncRecord,
  log: LogState,
  receipt: Receipt,
): Promise<{ log: LogState; entries: Uint8Array[] }> {
  const entries: Uint8Array[] = [];
  let next = log;
  const oldest = record.inStepAt === null ? 0 : record.inStepAt - BACKDATING;
  while (next.head.number < receipt.head.number) {
    const page = await reader.log(next.head.number + 1);
    if (page.entries.length === 0) throw badServer(t.logIncomplete);
    for (const entry of page.entries.slice(0, receipt.head.number - next.head.number)) {
      try {
        next = extendLog(next, entry, clock(), oldest);
      } catch (error) {
        throw new WalletError('bad-server', t.entriesWrong, { cause: error });
      }
      entries.push(entry);
    }
  }
  if (next !== log && !equalBytes(next.head.hash, receipt.head.hash)) throw badServer(t.logEndsOtherwise);
  return { log: next, entries };
}

async function readBoxes(reader: RemoteReader, after: number): Promise<{ boxes: ServerBox[]; sequence: number }> {
  const boxes: ServerBox[] = [];
  for (let at = after; ; ) {
    const page = await reader.boxes(at);
    boxes.push(...page.boxes);
    if (!page.more) return { boxes, sequence: page.sequence };
    if (page.sequence <= at) throw badServer(t.pagesDoNotEnd);
    at = page.sequence;
  }
}

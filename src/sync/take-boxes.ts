/**
 * What becomes of the boxes that a server hands over: taken, left, or kept aside until a merge. Takes nothing away on the
 * server's word, and puts nothing older, and no other sealed key of a holder's, in the place of what is here.
 */
import type { LogState } from '../keys/log/state.ts';
import { equalBytes } from '../lib/bytes.ts';
import type { Change, Vault } from '../vault/vault.ts';
import {
  isAfterTheEndOf,
  isByOneWhoIsOut,
  isGone,
  isSeen,
  mayReplaceTarget,
  maySend,
  orderOfBox,
} from './judge-box.ts';
import { boxChange } from './local-server.ts';
import type { BoxPage } from './remote/identities.ts';
import {
  type Attempt,
  incomingChange,
  noIncoming,
  readOutbox,
  readVersions,
  type Version,
  versionChange,
  waits,
  waitsNoMore,
} from './sync-rows.ts';

export type ServerBox = BoxPage['boxes'][number];

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : equalBytes(a, b);

/** What becomes of each box: taken, left, or kept aside until a merge. */
export async function takeBoxes(
  vault: Vault,
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
    if (known && known.sequence >= sequence && known.rejected !== true) continue;
    const change = boxChange(identityId, { name, bytes: theirs });
    const mine = await vault.get('boxes', change.key);
    const ours = reading.attempt?.write.boxes.find((sent) => sent.name === name);
    const order = theirs && orderOfBox(log, name, theirs);
    const own = mine && orderOfBox(log, name, mine);
    // What is held stays against one who is out: it may have been written after the end, at the head of an earlier time.
    const isOut = theirs !== null && own !== null && isByOneWhoIsOut(log, name, theirs);
    let isTaken = theirs === null || order !== null || isGone(log, name);
    if (sameBytes(mine, theirs)) {
      if (waiting.has(name)) changes.push(waitsNoMore(identityId, name), noIncoming(identityId, name));
    } else if (waiting.has(name)) {
      // What was sent and never confirmed has arrived: what was done here since goes on from it.
      if (ours && sameBytes(ours.bytes, theirs)) changes.push(waits(identityId, name, theirs));
      else if (isOut) isTaken = false;
      else if (theirs === null || order !== null) changes.push(incomingChange(identityId, name, theirs));
    } else if (theirs === null) {
      if (isGone(log, name)) changes.push(change);
    } else if (order !== null) {
      const replaces = mine === null ? true : mayReplaceTarget(log, name, mine, theirs);
      if (!isOut && (replaces ?? (own === null || order >= own))) changes.push(change);
      else if (reading.restored) changes.push(waits(identityId, name, theirs));
      else if (mine !== null && isAfterTheEndOf(log, name, mine, theirs))
        // Both are joined: it did not go on from what lies here, by one who is out by now.
        changes.push(waits(identityId, name, null), incomingChange(identityId, name, theirs));
      else isTaken = false;
    }
    if (!isTaken) rejected.push(name);
    changes.push(versionChange(identityId, name, { sequence, removed: theirs === null, rejected: !isTaken }));
  }
  if (reading.restored && reading.whole)
    changes.push(...(await lostBoxes(vault, log, methodId, new Set(boxes.map(({ name }) => name)), earlier)));
  changes.push(...(await goneBoxes(vault, log)));
  return { changes, rejected };
}

/** Boxes that a restored server has lost, and removals that it has forgotten: both wait to be sent again. */
async function lostBoxes(
  vault: Vault,
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
async function goneBoxes(vault: Vault, log: LogState): Promise<Change[]> {
  const prefix = boxChange(log.identityId, { name: '', bytes: null }).key;
  const rows = await vault.list('boxes', prefix);
  return rows.flatMap(({ key }) => {
    const name = key.slice(prefix.length);
    return isGone(log, name)
      ? [boxChange(log.identityId, { name, bytes: null }), waitsNoMore(log.identityId, name)]
      : [];
  });
}

/**
 * Decides what becomes of the boxes that a server hands over: accepted, refused, or set aside for a merge. Removes nothing on the
 * server's word, and replaces nothing by an older box, nor a holder's target key by another one.
 */
import type { LogState } from '../keys/log/state.ts';
import { equalBytes } from '../lib/bytes.ts';
import type { Change, Vault } from '../vault/vault.ts';
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
import {
  isAfterSignerLostRight,
  isGone,
  isSeen,
  isSignerOut,
  mayReplaceTarget,
  maySend,
  orderOfBox,
} from './verify-box.ts';

export type ServerBox = BoxPage['boxes'][number];

const sameBytes = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : equalBytes(a, b);

/** Decides for each box: accept it, refuse it, or set it aside for a merge. */
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
    // A signer that lost its right may have signed this box afterwards, naming an earlier head. So the mirror's box stays.
    const isOut = theirs !== null && own !== null && isSignerOut(log, name, theirs);
    let isTaken = theirs === null || order !== null || isGone(log, name);
    if (sameBytes(mine, theirs)) {
      if (waiting.has(name)) changes.push(waitsNoMore(identityId, name), noIncoming(identityId, name));
    } else if (waiting.has(name)) {
      // An earlier write arrived although its answer was lost: the outbox continues from it.
      if (ours && sameBytes(ours.bytes, theirs)) changes.push(waits(identityId, name, theirs));
      else if (isOut) isTaken = false;
      else if (theirs === null || order !== null) changes.push(incomingChange(identityId, name, theirs));
    } else if (theirs === null) {
      if (isGone(log, name)) changes.push(change);
    } else if (order !== null) {
      const replaces = mine === null ? true : mayReplaceTarget(log, name, mine, theirs);
      if (!isOut && (replaces ?? (own === null || order >= own))) changes.push(change);
      else if (reading.restored) changes.push(waits(identityId, name, theirs));
      else if (mine !== null && isAfterSignerLostRight(log, name, mine, theirs))
        // The box did not continue from the mirror's one, whose signer has lost its right: the two are merged.
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

/** Boxes that a restored server lost, and removals that it forgot: both go back to the outbox. */
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

/** Removes boxes that, by the log, no longer exist, whether the server mentions them or not. */
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

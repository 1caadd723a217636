/**
 * Rebases the pending writes of this computer (its outbox) onto the newest log and the newest boxes of the server: merges a
 * profile that both sides changed, and seals a pending key under its character's present key.
 *
 * [Note: Rebase before dropping keys] A pending write may be sealed under keys that the newest log has ended. It can only be
 * resealed while this login still has those keys. So pending writes are rebased first, and keys, copies and seeds that the log
 * has ended are dropped afterwards. A box that does not open is never overwritten.
 */

import { characterDocumentKey } from '../../keys/character.ts';
import { nextVersion, sealDocument } from '../../keys/document.ts';
import { characterOf, type LogCharacter, type LogState } from '../../keys/log/state.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { cannotOpen } from '../../lib/errors.ts';
import { parseBoxName } from '../../sync/box-names.ts';
import { boxChange } from '../../sync/local-server.ts';
import { noIncoming, readIncoming, readOutbox, waits, waitsNoMore } from '../../sync/sync-rows.ts';
import { mayReplaceTarget, orderOfBox } from '../../sync/verify-box.ts';
import type { Change } from '../../vault/vault.ts';
import { resealHistories } from '../accounts/moved-histories.ts';
import { mergeProfile } from '../profile/merge-profile.ts';
import { encodeProfile } from '../profile/profile.ts';
import { markedBy } from '../profile/written-by.ts';
import { PROFILE } from '../state/document-names.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { resealMissedTargets } from './missed-targets.ts';
import {
  isDeviceActive,
  openProfile,
  openTargetUnderAnySeed,
  type ResealContext,
  resealTarget,
  withSeeds,
} from './reseal.ts';

interface Conflict {
  name: string;
  /** The pending bytes; `null`: a pending deletion. */
  mine: Uint8Array | null;
  base: Uint8Array | null;
  /** What the server has now; absent where it has nothing newer, `null` where the box was deleted. */
  theirs?: Uint8Array | null;
}

interface TargetConflict extends Conflict {
  targetId: Uint8Array;
}

/**
 * @param keys of one open login, with the seeds that it had before the log moved
 * @param elsewhere another computer may have made the change, without some of the boxes on this computer
 */
export async function rebasePending(
  parts: Pick<SessionParts, 'vault' | 'server'>,
  log: LogState,
  keys: OpenKeys,
  elsewhere = true,
): Promise<void> {
  await withSeeds({ parts, log, keys }, async (work) => {
    const { vault } = parts;
    const { identityId } = log;
    const [outbox, incoming] = [await readOutbox(vault, identityId), await readIncoming(vault, identityId)];
    for (const [name, base] of outbox) {
      const mine = await vault.get('boxes', boxChange(identityId, { name, bytes: null }).key);
      const theirs = incoming.get(name);
      // A conflict that cannot be settled stays as it is, and does not stop the others.
      const conflict = { name, mine, base, ...(theirs === undefined ? {} : { theirs }) };
      const changes = await settle(work, conflict).catch(() => []);
      if (changes.length > 0) await vault.commit(changes);
    }
    if (elsewhere) await resealMissedTargets(work);
    const moved = await histories(work);
    if (moved.length > 0) await vault.commit(moved);
  });
}

async function settle(work: ResealContext, conflict: Conflict): Promise<Change[]> {
  const { log } = work;
  const { name, theirs } = conflict;
  const parsed = parseBoxName(name);
  const id = log.identityId;
  if (parsed?.kind === 'target' || parsed?.kind === 'profile') {
    const character = characterOf(log, parsed.characterId);
    if (!character || character.removed) return [waitsNoMore(id, name), noIncoming(id, name)];
    return parsed.kind === 'target'
      ? settleTarget(work, character, { ...conflict, targetId: parsed.targetId })
      : settleProfile(work, character, conflict);
  }
  // Grants and shared documents are written in one step with entries: those of another computer are newer.
  if (!theirs) return theirs === null ? [noIncoming(id, name)] : [];
  return taken(work, conflict, theirs);
}

const taken = ({ log }: ResealContext, { name }: Conflict, bytes: Uint8Array): Change[] => [
  boxChange(log.identityId, { name, bytes }),
  waitsNoMore(log.identityId, name),
  noIncoming(log.identityId, name),
];

/** Keeps the local bytes pending, based on what the server has. */
const goesOn = (
  { log }: ResealContext,
  { name }: Conflict,
  bytes: Uint8Array | null,
  base: Uint8Array | null,
): Change[] => [
  boxChange(log.identityId, { name, bytes }),
  waits(log.identityId, name, base),
  noIncoming(log.identityId, name),
];

async function settleTarget(work: ResealContext, character: LogCharacter, conflict: TargetConflict): Promise<Change[]> {
  const { log } = work;
  const { name, mine, base, theirs, targetId } = conflict;
  // The key was removed here: it stays removed, however it was resealed since.
  if (mine === null) return theirs === undefined ? [] : goesOn(work, conflict, null, theirs);
  if (theirs && (await isSameKey(work, character, { name, targetId, mine, theirs })))
    return taken(work, conflict, theirs);
  const left = theirs === undefined ? base : theirs;
  if (orderOfBox(log, name, mine) !== null) return theirs === undefined ? [] : goesOn(work, conflict, mine, left);
  const target = isDeviceActive(work) ? await openTargetUnderAnySeed(work, character, targetId, mine, 'anyone') : null;
  if (!target) return [];
  try {
    const bytes = await resealTarget(work, character, targetId, target);
    return goesOn(work, conflict, bytes, left);
  } finally {
    wipe(target.secret);
  }
}

/** Do both boxes hold the same key? Another key under this name is not accepted, even with a right signature. */
async function isSameKey(
  work: ResealContext,
  character: LogCharacter,
  { name, targetId, mine, theirs }: { name: string; targetId: Uint8Array; mine: Uint8Array; theirs: Uint8Array },
): Promise<boolean> {
  const [own, other] = [
    await openTargetUnderAnySeed(work, character, targetId, mine, 'anyone'),
    await openTargetUnderAnySeed(work, character, targetId, theirs, 'anyone'),
  ];
  const equal = own && other ? own.kind === other.kind && equalBytes(own.secret, other.secret) : null;
  wipe(own?.secret, other?.secret);
  // The local box does not open: then the signer of the other one decides.
  return equal ?? (other !== null && mayReplaceTarget(work.log, name, mine, theirs) === true);
}

async function settleProfile(work: ResealContext, character: LogCharacter, conflict: Conflict): Promise<Change[]> {
  const { log, keys } = work;
  const { name, mine, base, theirs } = conflict;
  const current = mine !== null && orderOfBox(log, name, mine) !== null;
  if (theirs === undefined && current) return [];
  const present = (await work.seedsOf(character)).find(({ epoch }) => epoch === character.epoch);
  // This login has lost the character: it cannot write it any more, and the server's version stays.
  if (!present) return theirs ? taken(work, conflict, theirs) : [];
  const [own, other] = [await openProfile(work, character, mine), await openProfile(work, character, theirs ?? null)];
  if (!own) return theirs && other ? taken(work, conflict, theirs) : [];
  if (theirs && !other) return current ? goesOn(work, conflict, mine, theirs) : [];
  if (!isDeviceActive(work)) return [];
  const begun = await openProfile(work, character, base);
  const begunWith = begun?.profile ?? null;
  const theirsMarked =
    other && markedBy(log, bareHex(keys.methodId), other.signer, begunWith ?? own.profile, other.profile);
  const profile = theirsMarked ? mergeProfile(begunWith, own.profile, theirsMarked) : own.profile;
  // The version under an earlier key says nothing under this one.
  const numbers = [own, other].map((one) => (one?.epoch === character.epoch ? one.version : 0));
  const isLast = other?.epoch === character.epoch && other.version === Math.max(...numbers);
  if (theirs && other && isLast && JSON.stringify(profile) === JSON.stringify(other.profile))
    return taken(work, conflict, theirs);
  const key = characterDocumentKey(present.seed);
  try {
    const bytes = sealDocument({
      identityId: log.identityId,
      subject: { kind: 'character', characterId: character.id, epoch: character.epoch, name: PROFILE },
      version: nextVersion(Math.max(...numbers)),
      key,
      body: encodeProfile(profile),
      signer: { kind: 'device', id: keys.deviceId, seed: keys.copy.deviceSeed },
      head: log.head,
    });
    return goesOn(work, conflict, bytes, theirs === undefined ? base : theirs);
  } finally {
    wipe(key);
  }
}

/** Reseals the activity histories of characters that another computer rotated. */
async function histories(work: ResealContext): Promise<Change[]> {
  const { log, keys, parts } = work;
  const changes: Change[] = [];
  for (const { characterId, epoch } of keys.copy.characters) {
    const character = characterOf(log, characterId);
    if (!character || character.removed || character.epoch === epoch) continue;
    const seeds = await work.seedsOf(character);
    if (!seeds.some((held) => held.epoch === character.epoch)) continue;
    const before = { ...log, characters: new Map([[bareHex(characterId), { ...character, epoch }]]) };
    const seedAt = async (_id: Uint8Array, at: number) => {
      const held = seeds.find((each) => each.epoch === at);
      if (!held) throw cannotOpen();
      return held.seed.slice();
    };
    changes.push(...(await resealHistories(parts.vault, before, log, seedAt)));
  }
  return changes;
}

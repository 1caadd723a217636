/**
 * What waits here to be sent, brought to where the log and the server are now: a profile that both sides changed is joined,
 * a sealed key moves to its character's present key, also to one that this login has lost. Before old keys are dropped.
 * What does not open is never overwritten.
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
import { resealHistories } from '../accounts/activity-history.ts';
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
  /** What waits. */
  mine: Uint8Array | null;
  base: Uint8Array | null;
  /** What the server has instead; absent where it has nothing newer. */
  theirs?: Uint8Array | null;
}

interface TargetConflict extends Conflict {
  targetId: Uint8Array;
}

/**
 * @param keys of one open login, with the seeds that it had before the log moved
 * @param elsewhere the log may have been moved by a computer that did not have all that lies here
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
      // What cannot be settled stays as it is: it must not keep the rest from it.
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
  // Grants and shared documents are made in one step with entries: what another made in the meantime is newer.
  if (!theirs) return theirs === null ? [noIncoming(id, name)] : [];
  return taken(work, conflict, theirs);
}

const taken = ({ log }: ResealContext, { name }: Conflict, bytes: Uint8Array): Change[] => [
  boxChange(log.identityId, { name, bytes }),
  waitsNoMore(log.identityId, name),
  noIncoming(log.identityId, name),
];

/** What lies here goes on from what the server has. */
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
  // Taken out here: however it was sealed since, it is out.
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

/** Another key in the place of what was put here is not taken for it, however rightly it is sealed. */
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
  // What lies here opens nothing: then who sealed the other one decides.
  return equal ?? (other !== null && mayReplaceTarget(work.log, name, mine, theirs) === true);
}

async function settleProfile(work: ResealContext, character: LogCharacter, conflict: Conflict): Promise<Change[]> {
  const { log, keys } = work;
  const { name, mine, base, theirs } = conflict;
  const current = mine !== null && orderOfBox(log, name, mine) !== null;
  if (theirs === undefined && current) return [];
  const present = (await work.seedsOf(character)).find(({ epoch }) => epoch === character.epoch);
  // Lost: nothing of it can be written any more, and what others wrote since is theirs.
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
  // A number of an earlier key counts for nothing under this one.
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

/** The activity of characters that were given new keys elsewhere goes under them here, too. */
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

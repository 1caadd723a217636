/**
 * From one state of the log to the next: which boxes must be written so that every method holds exactly what its level
 * says. Grants that are owed are sealed, targets and profiles of rotated characters move to the new epoch, grants that
 * are no longer due are removed. Everything is decided by the difference of the two states.
 */

import { characterDocumentKey } from '../keys/character.ts';
import { openDocument, sealDocument } from '../keys/document.ts';
import { type GrantSubject, sealGrant } from '../keys/grant.ts';
import type { LogCharacter, LogState } from '../keys/log/state.ts';
import type { BoxSigner } from '../keys/signed-box.ts';
import { openTarget, sealTarget } from '../keys/target.ts';
import { bareHex, equalBytes, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { grantPrefix, profileName, targetPrefix } from '../sync/box-names.ts';
import type { Box, KeyServer } from '../sync/key-server.ts';
import { exposeProfile } from './exposure.ts';
import { grantNameOf, subjectsOf } from './method-login.ts';
import { decodeProfile, encodeProfile } from './profile.ts';
import type { Seen } from './seen.ts';

/** Gives the key of a subject: a fresh one, or one that the managing method was granted. The result is wiped here. */
export type KeySource = (subject: GrantSubject) => Promise<Uint8Array>;

interface Rekeying {
  server: KeyServer;
  before: LogState | null;
  after: LogState;
  keyOf: KeySource;
  /** A managing method. */
  signer: BoxSigner;
  /** Characters (ids in hex) whose private keys somebody else may have read by `now` (ms since 1970). */
  exposure?: { characterIds: ReadonlySet<string>; now: number };
  /** What was seen of the documents that move: an older one is not moved. */
  seen?: Pick<Seen, 'take'>;
}

/** Documents of a character by name: there is one. */
export const PROFILE = 'profile';

export async function rekeyedBoxes(rekeying: Rekeying): Promise<Box[]> {
  const boxes = [...(await grantBoxes(rekeying)), ...(await withdrawnGrants(rekeying))];
  for (const character of rekeying.after.characters.values()) {
    const earlier = rekeying.before?.characters.get(bareHex(character.id));
    if (character.removed && earlier?.removed === false) boxes.push(...(await removedBoxes(rekeying, character)));
    else if (!character.removed && earlier && earlier.epoch !== character.epoch)
      boxes.push(...(await rotatedBoxes(rekeying, earlier, character)));
  }
  return boxes;
}

/** Seals a grant where a method should hold a key that it did not hold in the same generation before. */
async function grantBoxes({ before, after, keyOf, signer }: Rekeying): Promise<Box[]> {
  const boxes: Box[] = [];
  for (const method of after.methods.values()) {
    const earlier = before?.methods.get(bareHex(method.id));
    const sameKey =
      earlier !== undefined && equalBytes(earlier.authenticationPublicKey, method.authenticationPublicKey);
    const held = before && sameKey ? new Set(subjectsOf(before, method.id).map(nameOfSubject)) : new Set<string>();
    for (const subject of subjectsOf(after, method.id)) {
      if (held.has(nameOfSubject(subject))) continue;
      const key = await keyOf(subject);
      try {
        const grant = await sealGrant({ log: after, methodId: method.id, subject, key, signer });
        boxes.push({ name: grantNameOf(method.id, subject), bytes: grant });
      } finally {
        wipe(key);
      }
    }
  }
  return boxes;
}

async function withdrawnGrants({ server, before, after }: Rekeying): Promise<Box[]> {
  if (!before) return [];
  const boxes: Box[] = [];
  for (const method of before.methods.values()) {
    const due = new Set(subjectsOf(after, method.id).map((subject) => grantNameOf(method.id, subject)));
    // A frozen method keeps its grants: it is only kept from new ones.
    if (after.methods.get(bareHex(method.id))?.state === 'frozen') continue;
    for (const stored of await server.boxes(after.identityId, grantPrefix(method.id)))
      if (!due.has(stored.name)) boxes.push({ name: stored.name, bytes: null });
  }
  return boxes;
}

async function removedBoxes({ server, after }: Rekeying, character: LogCharacter): Promise<Box[]> {
  const targets = await server.boxes(after.identityId, targetPrefix(character.id));
  return [...targets.map(({ name }) => name), profileName(character.id)].map((name) => ({ name, bytes: null }));
}

/** Opens every target and the profile under the old epoch and writes them under the new one. */
async function rotatedBoxes(rekeying: Rekeying, earlier: LogCharacter, character: LogCharacter): Promise<Box[]> {
  const { server, before, after, keyOf, signer } = rekeying;
  if (!before) throw new WalletError('internal', 'There is nothing to rotate from.');
  const identityId = after.identityId;
  const oldSeed = await keyOf({ kind: 'character', characterId: earlier.id, epoch: earlier.epoch });
  const newSeed = await keyOf({ kind: 'character', characterId: character.id, epoch: character.epoch });
  const [oldKey, newKey] = [characterDocumentKey(oldSeed), characterDocumentKey(newSeed)];
  try {
    const boxes: Box[] = [];
    for (const stored of await server.boxes(identityId, targetPrefix(character.id))) {
      const target = await openTarget({
        log: before,
        characterId: earlier.id,
        epoch: earlier.epoch,
        characterSeed: oldSeed,
        sealed: stored.bytes,
      });
      try {
        const bytes = await sealTarget({
          identityId,
          characterId: character.id,
          epoch: character.epoch,
          characterPublicKey: character.publicKey,
          target,
          metadata: target.metadata,
          signer,
          head: after.head,
        });
        boxes.push({ name: stored.name, bytes });
      } finally {
        wipe(target.secret);
      }
    }
    const name = profileName(character.id);
    const sealed = await server.box(identityId, name);
    if (!sealed) return boxes;
    const characterId = character.id;
    const profile = openDocument({
      log: before,
      subject: { kind: 'character', characterId, epoch: earlier.epoch, name: PROFILE },
      key: oldKey,
      sealed,
    });
    rekeying.seen?.take(identityId, name, { epoch: earlier.epoch, version: profile.version });
    const owner = { log: after, characterId: bareHex(characterId), signer };
    const exposed = rekeying.exposure?.characterIds.has(owner.characterId)
      ? await exposeProfile(owner, decodeProfile(profile.body), rekeying.exposure.now)
      : null;
    const bytes = sealDocument({
      identityId,
      subject: { kind: 'character', characterId, epoch: character.epoch, name: PROFILE },
      version: profile.version + 1,
      key: newKey,
      body: exposed ? encodeProfile(exposed.profile) : profile.body,
      signer,
      head: after.head,
    });
    return [...boxes, ...(exposed?.boxes ?? []), { name, bytes }];
  } finally {
    wipe(oldSeed, newSeed, oldKey, newKey);
  }
}

/** A name for a subject that two states can be compared by: with the epoch, which grant names of the shared keys leave out. */
const nameOfSubject = (subject: GrantSubject): string =>
  subject.kind === 'character'
    ? `character/${bareHex(subject.characterId)}/${subject.epoch}`
    : `${subject.kind}/${subject.epoch}`;

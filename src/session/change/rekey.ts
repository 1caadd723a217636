/**
 * From one state of the log to the next: which boxes must be written so that every method holds exactly what its level
 * says. Grants that are owed are sealed, targets and profiles of rotated characters move to the new epoch, grants that
 * are no longer due are removed. Everything is decided by the difference of the two states.
 */

import { type GrantSubject, sealGrant } from '../../keys/grant.ts';
import type { LogCharacter } from '../../keys/log/state.ts';
import { bareHex, equalBytes, wipe } from '../../lib/bytes.ts';
import { grantPrefix, profileName, targetPrefix } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { grantNameOf, subjectsOf } from '../login/method-login.ts';
import { type Rekeying, rotatedBoxes } from './rotated-boxes.ts';

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

/** A name for a subject that two states can be compared by: with the epoch, which grant names of the shared keys leave out. */
const nameOfSubject = (subject: GrantSubject): string =>
  subject.kind === 'character'
    ? `character/${bareHex(subject.characterId)}/${subject.epoch}`
    : `${subject.kind}/${subject.epoch}`;

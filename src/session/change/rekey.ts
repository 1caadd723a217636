/**
 * The boxes that a change of the log requires. Everything is decided by comparing the two states of the log.
 *
 * [Note: Epochs and rotation] Each key that methods share (the seed of a character, the key of the identity document, the
 * management key) has an epoch. When a method loses such a key, the key is rotated: the log entry names the next epoch and the
 * hash or public half of the new key, grants seal the new key to every method that still holds it, and the sealed keys and
 * profile of a rotated character are sealed again under the new epoch. Grants of methods that lost the key are removed. An old
 * key still opens old boxes, but nothing that is written from then on.
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

/** Seals a grant for each key that a method should hold and did not hold in the same generation before. */
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
    // A frozen method keeps its grants and gets no new ones.
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

/** Identifies a subject across two states: with the epoch, which the grant names of shared keys leave out. */
const nameOfSubject = (subject: GrantSubject): string =>
  'characterId' in subject
    ? `${subject.kind}/${bareHex(subject.characterId)}/${subject.epoch}`
    : `${subject.kind}/${subject.epoch}`;

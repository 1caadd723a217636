/**
 * The boxes of a rotated character: its sealed keys and profile move to the new epoch, and it gets a new entropy (exposure.ts). A
 * box that does not open stays as it is: one bad box never stops a rotation. See [Note: Epochs and rotation] in rekey.ts.
 */

import { characterDocumentKey } from '../../keys/character.ts';
import { nextVersion, openDocument, sealDocument } from '../../keys/document.ts';
import type { GrantSubject } from '../../keys/grant.ts';
import type { LogCharacter, LogState } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { profileName, targetPrefix } from '../../sync/box-names.ts';
import type { Box, KeyServer } from '../../sync/key-server.ts';
import { decodeProfile, encodeProfile, type IdentityDocument, type Profile } from '../profile/profile.ts';
import { markedBy } from '../profile/written-by.ts';
import { PROFILE } from '../state/document-names.ts';
import type { DocumentVersions } from '../state/document-versions.ts';
import { exposeAccounts, renewEntropy } from './exposure.ts';
import { fitProfile } from './fit-document.ts';
import { movedTargets } from './moved-targets.ts';
import { rebuiltProfile } from './rebuilt-profile.ts';

/** The key of a subject: a fresh one, or one that the managing method was granted. The caller wipes it. */
export type KeySource = (subject: GrantSubject) => Promise<Uint8Array>;

export interface Rekeying {
  server: KeyServer;
  before: LogState | null;
  after: LogState;
  keyOf: KeySource;
  /** A managing method. */
  signer: BoxSigner;
  /** Characters (ids in hex) whose private keys somebody else may have read by `now` (ms since 1970). */
  exposure?: { characterIds: ReadonlySet<string>; now: number };
  /** The recorded document versions: a document that is older than the recorded version is not moved. */
  versions?: Pick<DocumentVersions, 'record'>;
  /** The profile of a character (hex) as this computer last knew it; `null`: unknown. */
  known?: (characterId: string) => Promise<Profile | null>;
  /** Name and look of a character (hex) in the names of the identity. */
  names?: (characterId: string) => IdentityDocument['characters'][string] | null;
  /** Called with the name of each account whose key is missing or does not open here: that key stays behind. */
  leaves?: (account: string) => void;
}

interface Rotating extends Rekeying {
  before: NonNullable<Rekeying['before']>;
  earlier: LogCharacter;
  character: LogCharacter;
  oldSeed: Uint8Array;
}

/** Opens the boxes of the old epoch and seals them under the new one. */
export async function rotatedBoxes(rekeying: Rekeying, earlier: LogCharacter, character: LogCharacter): Promise<Box[]> {
  const { server, before, after, keyOf, signer } = rekeying;
  if (!before) throw new WalletError('internal', 'There is nothing to rotate from.');
  let newSeed: Uint8Array | null = null;
  const oldSeed = await keyOf({ kind: 'character', characterId: earlier.id, epoch: earlier.epoch });
  try {
    newSeed = await keyOf({ kind: 'character', characterId: character.id, epoch: character.epoch });
    const rotating: Rotating = { ...rekeying, before, earlier, character, oldSeed };
    const found = await profileOf(rotating);
    const boxes = await server.boxes(after.identityId, targetPrefix(character.id));
    const { moved, opened, left } = await movedTargets(rotating, boxes, found);
    for (const account of left) rekeying.leaves?.(account);
    if (!found && opened.length === 0 && !(await server.box(after.identityId, profileName(character.id)))) return moved;
    const profile = found ?? rebuiltProfile(rekeying.names?.(bareHex(character.id)) ?? null, opened);
    const owner = { log: after, characterId: bareHex(character.id), signer };
    const renewed = await renewEntropy(owner, profile);
    const ids = new Set(opened.map(({ targetId }) => targetId));
    const fitted = fitProfile(exposedOf(rekeying, character, renewed.profile), ids);
    const sealed = sealProfile(rotating, newSeed, fitted);
    return [...moved, renewed.box, { name: profileName(character.id), bytes: sealed }];
  } finally {
    wipe(oldSeed, newSeed);
  }
}

const exposedOf = ({ exposure }: Rekeying, character: LogCharacter, profile: Profile): Profile =>
  exposure?.characterIds.has(bareHex(character.id)) ? exposeAccounts(profile, exposure.now) : profile;

/**
 * The stored profile; where it is older than the known one or does not open, the profile as this computer last knew it;
 * `null`: none is known.
 */
async function profileOf(rotating: Rotating): Promise<Profile | null> {
  const { server, before, earlier, oldSeed } = rotating;
  const name = profileName(earlier.id);
  const sealed = await server.box(before.identityId, name);
  const key = characterDocumentKey(oldSeed);
  const known = async () => (await rotating.known?.(bareHex(earlier.id))) ?? null;
  try {
    if (!sealed) return await known();
    const subject = { kind: 'character', characterId: earlier.id, epoch: earlier.epoch, name: PROFILE } as const;
    const { body, version, signer } = openDocument({ log: before, subject, key, sealed });
    const read = decodeProfile(body);
    const older = isOlder(rotating, name, version);
    const last = await known();
    if (last && older) return last;
    // The rotating method signs the new epoch: changes of other methods stay marked as theirs.
    return markedBy(before, bareHex(rotating.signer.id), signer, last, read);
  } catch {
    return known();
  } finally {
    wipe(key);
  }
}

function isOlder({ versions, before, earlier }: Rotating, name: string, version: number): boolean {
  try {
    versions?.record(before.identityId, name, { epoch: earlier.epoch, version });
    return false;
  } catch (error) {
    if (isWalletError(error, 'older-state')) return true;
    throw error;
  }
}

function sealProfile(rotating: Rotating, newSeed: Uint8Array, profile: Profile): Uint8Array {
  const { after, character, signer } = rotating;
  const key = characterDocumentKey(newSeed);
  try {
    return sealDocument({
      identityId: after.identityId,
      subject: { kind: 'character', characterId: character.id, epoch: character.epoch, name: PROFILE },
      version: nextVersion(0),
      key,
      body: encodeProfile(profile),
      signer,
      head: after.head,
    });
  } finally {
    wipe(key);
  }
}

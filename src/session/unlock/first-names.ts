/** What each kind of holder begins with: levels, names, the first character. */
import { sealDocument } from '../../keys/document.ts';
import { createId, idKey } from '../../keys/ids.ts';
import type { IdentityType, LevelDescriptor } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { IDENTITY_DOCUMENT } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { firstLook } from '../profile/looks.ts';
import { encodeIdentityDocument } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME } from '../state/document-names.ts';

/** How an organisation is called, and the person who begins it. */
export interface HolderNames {
  name: string;
  person: string;
}

interface Start {
  character: string;
  /** Name of the level that manages. */
  manages: string;
  /** Name of a second level, which opens the first character. */
  members: string | null;
}

export const startOf = (type: IdentityType): Start =>
  type === 'organisation'
    ? { character: t.officeCharacter, manages: t.managersLevel, members: t.membersLevel }
    : { character: t.firstCharacter, manages: t.managingLevel, members: null };

export interface FirstIds {
  methodId: Uint8Array;
  recoveryId: Uint8Array;
  personId: Uint8Array;
  levelId: Uint8Array;
  /** Of the members of an organisation. */
  memberLevelId: Uint8Array;
  characterId: Uint8Array;
  deviceId: Uint8Array;
}

export const firstIds = (): FirstIds => ({
  methodId: createId(),
  recoveryId: createId(),
  personId: createId(),
  levelId: createId(),
  memberLevelId: createId(),
  characterId: createId(),
  deviceId: createId(),
});

export function firstLevels(
  type: IdentityType,
  { levelId, memberLevelId, characterId }: Pick<FirstIds, 'levelId' | 'memberLevelId' | 'characterId'>,
): LevelDescriptor[] {
  const managing = { id: levelId, manages: true, characters: [] };
  if (startOf(type).members === null) return [managing];
  return [managing, { id: memberLevelId, manages: false, characters: [{ id: characterId, right: 'own' }] }];
}

/** The document with the names of the first login methods, the levels, the person and the character. */
export function firstNamesBox(
  { log, signer }: { log: LogState; signer: BoxSigner },
  key: Uint8Array,
  { methodId, recoveryId, personId, levelId, memberLevelId, characterId }: FirstIds,
  { rows, holder, ...first }: { name: string; rows: string; holder: HolderNames | null },
  addedAt: number,
): Box {
  const { character, manages, members } = startOf(log.type);
  const body = encodeIdentityDocument({
    name: holder?.name ?? '',
    methods: {
      [idKey(methodId)]: { ...first, addedAt },
      [idKey(recoveryId)]: { name: t.recoveryKey, addedAt, rows },
    },
    levels: { [idKey(levelId)]: manages, ...(members === null ? {} : { [idKey(memberLevelId)]: members }) },
    characters: { [idKey(characterId)]: { name: character, look: firstLook() } },
    ...(holder === null ? {} : { persons: { [idKey(personId)]: { name: holder.person } } }),
  });
  const bytes = sealDocument({
    identityId: log.identityId,
    subject: { kind: 'identity', epoch: 0, name: IDENTITY_DOCUMENT_NAME },
    version: 1,
    key,
    body,
    signer,
    head: log.head,
  });
  return { name: IDENTITY_DOCUMENT, bytes };
}

/** Names of an identity's boxes. A name is public: it holds ids and addresses only as hashes or random ids. */
import { bareHex, fromHex } from '../lib/bytes.ts';

type Id = Uint8Array;

export const grantPrefix = (methodId: Id): string => `grant/${bareHex(methodId)}/`;
export const characterGrantName = (methodId: Id, characterId: Id, epoch: number): string =>
  `${grantPrefix(methodId)}character/${bareHex(characterId)}/${epoch}`;
export const characterDocumentGrantName = (methodId: Id, characterId: Id, epoch: number): string =>
  `${grantPrefix(methodId)}character-document/${bareHex(characterId)}/${epoch}`;
export const identityKeyGrantName = (methodId: Id): string => `${grantPrefix(methodId)}identity-document`;
export const managementKeyGrantName = (methodId: Id): string => `${grantPrefix(methodId)}management`;

export const IDENTITY_DOCUMENT = 'document/identity';
export const profileName = (characterId: Id): string => `document/${bareHex(characterId)}/profile`;

export const targetPrefix = (characterId: Id): string => `target/${bareHex(characterId)}/`;
/** `targetId` is random, so that nobody sees that two characters hold the same account. */
export const targetName = (characterId: Id, targetId: Id): string => `${targetPrefix(characterId)}${bareHex(targetId)}`;

export const MANAGEMENT_DOCUMENT = 'document/management';

/** What a name says. */
export type BoxName =
  | { kind: 'character-grant' | 'character-document-grant'; methodId: Id; characterId: Id; epoch: number }
  | { kind: 'identity-key-grant'; methodId: Id }
  | { kind: 'management-key-grant'; methodId: Id }
  | { kind: 'identity-document' }
  | { kind: 'management-document' }
  | { kind: 'profile'; characterId: Id }
  | { kind: 'target'; characterId: Id; targetId: Id };

const ID = '([0-9a-f]{32})';
const CHARACTER_GRANT = new RegExp(`^grant/${ID}/(character|character-document)/${ID}/(0|[1-9]\\d{0,9})$`);
const KEY_GRANT = new RegExp(`^grant/${ID}/(identity-document|management)$`);
const PROFILE = new RegExp(`^document/${ID}/profile$`);
const TARGET = new RegExp(`^target/${ID}/${ID}$`);

/** @returns `null` when no box of an identity can have this name */
export function parseBoxName(name: string): BoxName | null {
  if (name === IDENTITY_DOCUMENT) return { kind: 'identity-document' };
  if (name === MANAGEMENT_DOCUMENT) return { kind: 'management-document' };
  const grant = CHARACTER_GRANT.exec(name);
  if (grant?.[1] && grant[3] && grant[4])
    return {
      kind: grant[2] === 'character' ? 'character-grant' : 'character-document-grant',
      methodId: fromHex(grant[1]),
      characterId: fromHex(grant[3]),
      epoch: Number(grant[4]),
    };
  const keyGrant = KEY_GRANT.exec(name);
  if (keyGrant?.[1]) {
    const methodId = fromHex(keyGrant[1]);
    return { kind: keyGrant[2] === 'management' ? 'management-key-grant' : 'identity-key-grant', methodId };
  }
  const profile = PROFILE.exec(name);
  if (profile?.[1]) return { kind: 'profile', characterId: fromHex(profile[1]) };
  const target = TARGET.exec(name);
  if (target?.[1] && target[2])
    return { kind: 'target', characterId: fromHex(target[1]), targetId: fromHex(target[2]) };
  return null;
}

/** Names under which an identity's ciphertext lies. A name is public: it holds ids and addresses only as hashes or random ids. */
import { bareHex } from '../lib/bytes.ts';

type Id = Uint8Array;

export const grantPrefix = (methodId: Id): string => `grant/${bareHex(methodId)}/`;
export const characterGrantName = (methodId: Id, characterId: Id, epoch: number): string =>
  `${grantPrefix(methodId)}character/${bareHex(characterId)}/${epoch}`;
export const identityKeyGrantName = (methodId: Id): string => `${grantPrefix(methodId)}identity-document`;
export const managementKeyGrantName = (methodId: Id): string => `${grantPrefix(methodId)}management`;

export const IDENTITY_DOCUMENT = 'document/identity';
export const profileName = (characterId: Id): string => `document/${bareHex(characterId)}/profile`;

export const targetPrefix = (characterId: Id): string => `target/${bareHex(characterId)}/`;
/** `targetId` is random, so that two characters that hold one account do not show it. */
export const targetName = (characterId: Id, targetId: Id): string => `${targetPrefix(characterId)}${bareHex(targetId)}`;

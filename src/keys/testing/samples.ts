/** Boxes that hold randomness, made once and kept in vectors/samples.json: what version 1 wrote must open for ever. */
import { utf8 } from '../../lib/bytes.ts';
import { sealDocument } from '../document.ts';
import { sealGrant } from '../grant.ts';
import { type LocalCopy, sealLocalCopy, wrapFirstStorageKey } from '../local-copy.ts';
import { createMethodBlob, type MethodBlob } from '../method.ts';
import { seal, sealKeyPair } from '../seal.ts';
import { sealTarget, type TargetKey } from '../target.ts';
import { bytesOf, contextOf, idOf, ids, realIdentity } from './identity.ts';

export const sampleCopy: LocalCopy = {
  boxKey: bytesOf('box key'),
  characters: [
    { characterId: ids.character, epoch: 0, box: bytesOf('box of seed 0') },
    { characterId: idOf('two'), epoch: 4, box: bytesOf('box of seed 4') },
  ],
  viewed: [{ characterId: idOf('three'), epoch: 2, box: bytesOf('box of document key 2') }],
  authentication: bytesOf('box of the authentication seed'),
  deviceSeed: bytesOf('device seed'),
  generation: 1,
  identityDocumentKey: { epoch: 0, key: bytesOf('identity document key') },
  managementKey: { epoch: 2, key: bytesOf('management key') },
  head: { number: 12, hash: bytesOf('head') },
};

export const sampleBlob: MethodBlob = {
  methodSeed: bytesOf('method seed'),
  identities: [
    {
      identityId: bytesOf('identity'),
      anchor: bytesOf('anchor'),
      server: 'https://keys.example',
      name: 'Ida Holm',
      generation: 3,
      headNumber: 12,
      headHash: bytesOf('head'),
    },
  ],
};

export const sampleTarget: TargetKey = {
  kind: 'private-key',
  publicPart: bytesOf('address').slice(0, 20),
  secret: bytesOf('private key'),
};

/** Fresh boxes of every kind, by name. */
export async function freshSamples(): Promise<Record<string, Uint8Array>> {
  const identity = await realIdentity();
  const { log, first } = identity;
  const signer = { kind: 'method' as const, id: ids.first, seed: first.signingSeed };
  const character = log.characters.values().next().value as { publicKey: Uint8Array };
  return {
    'method blob': createMethodBlob(bytesOf('third'), sampleBlob),
    'local copy': sealLocalCopy(bytesOf('first'), ids.first, idOf('device'), sampleCopy),
    'first storage key': wrapFirstStorageKey(bytesOf('second'), ids.first, idOf('device'), bytesOf('first')),
    seal: await seal((await sealKeyPair(bytesOf('seal'))).publicKey, 'grant', contextOf('seal'), utf8('plaintext')),
    grant: await sealGrant({
      log,
      methodId: ids.recovery,
      subject: { kind: 'character', characterId: ids.character, epoch: 0 },
      key: identity.characterSeed,
      signer,
    }),
    target: await sealTarget({
      identityId: log.identityId,
      characterId: ids.character,
      targetId: idOf('target'),
      epoch: 0,
      characterPublicKey: character.publicKey,
      target: sampleTarget,
      metadata: utf8('metadata'),
      signer,
      head: log.head,
    }),
    document: sealDocument({
      identityId: log.identityId,
      subject: { kind: 'identity', epoch: 0, name: 'names' },
      version: 7,
      key: identity.identityDocumentKey,
      body: utf8('body'),
      signer,
      head: log.head,
    }),
  };
}

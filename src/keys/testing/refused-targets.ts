/** Sealed targets that must not open, made by hand from README.md, each wrong in one thing only: a part of vectors/refused-boxes.json. */
import { bareHex } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { labelledHash } from '../derive.ts';
import { labels } from '../labels.ts';
import { type SealPurpose, seal } from '../seal.ts';
import { type BoxSigner, type LogHead, signBox } from '../signed-box.ts';
import { type BoxWorld, headAt, methodSigner, withByte, withTail } from './box-world.ts';
import { bytesOf, idOf, ids } from './identity.ts';
import type { Kind } from './refused-type.ts';

interface TargetClaim {
  identityId: Uint8Array;
  characterId: Uint8Array;
  targetId: Uint8Array;
  epoch: number;
}

interface TargetParts {
  claim?: Partial<TargetClaim>;
  /** Of the content, which the reader compares with what it expects. */
  kind?: number;
  publicPart?: Uint8Array;
  /** What stands outside, blinded: of another kind or public part than the content's. */
  blindedAs?: { kind: number; publicPart: Uint8Array };
  version?: number;
  /** Bytes before the padding's end: more content, or no zeros. */
  tail?: number[];
  steps?: number;
  to?: Uint8Array;
  purpose?: SealPurpose;
  /** In the seal, where it is another than under the signature. */
  sealedFor?: Partial<TargetClaim>;
  signer?: BoxSigner;
  head?: LogHead;
}

const ADDRESS = bytesOf('address').slice(0, 20);
const STEP = 128;

function contextOf(claim: TargetClaim, publicPart: Uint8Array): Uint8Array {
  const { identityId, characterId, targetId, epoch } = claim;
  const begin = createWriter().text('dramatis/v1/named-target').raw(identityId, 32).raw(characterId, 16);
  return begin.raw(targetId, 16).u32(epoch).raw(publicPart, 32).finish();
}

const blinded = (salt: Uint8Array, { kind, publicPart }: { kind: number; publicPart: Uint8Array }): Uint8Array =>
  labelledHash(labels.targetPublicPart, (hash) => hash.raw(salt, 32).u8(kind).bytes(publicPart));

/** The content with its length before it, filled up. */
function padded(
  { version = 1, tail = [], steps = 0 }: TargetParts,
  kind: number,
  publicPart: Uint8Array,
  salt: Uint8Array,
) {
  const content = createWriter().u8(version).u8(kind).raw(salt, 32).bytes(publicPart).bytes(bytesOf('private key'));
  const whole = createWriter()
    .bytes(content.bytes(new Uint8Array(0)).u8(0).finish())
    .finish();
  const plaintext = new Uint8Array((Math.ceil(whole.length / STEP) + steps) * STEP);
  plaintext.set(whole);
  plaintext.set(tail, plaintext.length - tail.length);
  return plaintext;
}

/** @param sealedBy whom the reader takes one from */
export async function targets(world: BoxWorld, sealedBy: 'holder' | 'anyone'): Promise<Kind> {
  const { log, first, low, gone, device, lowDevice, characterSeeds } = world;
  const claim = { identityId: log.identityId, characterId: ids.character, targetId: idOf('target'), epoch: 1 };
  const [before, now] = log.characters.values().next().value?.epochs ?? [];
  const salt = bytesOf('salt');

  async function make(parts: TargetParts = {}): Promise<Uint8Array> {
    const { kind = 0, publicPart = ADDRESS, signer = methodSigner(first), head = log.head } = parts;
    const outside = blinded(salt, parts.blindedAs ?? { kind, publicPart });
    const context = contextOf({ ...claim, ...parts.claim }, outside);
    const sealedFor = contextOf({ ...claim, ...parts.claim, ...parts.sealedFor }, outside);
    const to = parts.to ?? (now?.publicKey as Uint8Array);
    const body = await seal(to, parts.purpose ?? 'target', sealedFor, padded(parts, kind, publicPart, salt));
    const box = signBox({ signer, head, context, body });
    return createWriter().u8(1).raw(outside, 32).bytes(box).finish();
  }

  const good = await make();
  const outsider = await make({ signer: methodSigner(low) });
  const outsidersDevice = await make({ signer: lowDevice });
  const open = {
    kind: 'target' as const,
    targetId: bareHex(claim.targetId),
    epoch: 1,
    characterSeed: bareHex(characterSeeds[1] as Uint8Array),
    sealedBy,
    publicPart: bareHex(ADDRESS),
  };
  if (sealedBy === 'anyone')
    return {
      open,
      opened: { 'by a method that does not hold the character': outsider, 'by its device': outsidersDevice },
      refused: { 'by a method that is removed': await make({ signer: methodSigner(gone) }) },
    };
  return {
    open,
    opened: { 'by a method that holds the character': good, 'by its device': await make({ signer: device }) },
    refused: {
      'by a method that does not hold the character': outsider,
      'by a device of a method that does not hold it': outsidersDevice,
      'by a method that is removed, at the present head': await make({ signer: methodSigner(gone) }),
      'by a removed method at a head of its own time, under a key that came after': await make({
        signer: methodSigner(gone),
        head: headAt(log, 4),
      }),
      'at a head that the log does not contain': await make({ head: { ...log.head, hash: bytesOf('another') } }),
      'of another identity': await make({ claim: { identityId: bytesOf('another identity') } }),
      'of another character': await make({ claim: { characterId: idOf('another') } }),
      'under the name of another target': await make({ claim: { targetId: idOf('another') } }),
      'of another epoch': await make({ claim: { epoch: 0 } }),
      'signed for this name, sealed for another': await make({ sealedFor: { targetId: idOf('another') } }),
      'sealed to the key of the epoch before': await make({ to: before?.publicKey as Uint8Array }),
      'sealed as a grant': await make({ purpose: 'grant' }),
      'of another kind than is expected': await make({ kind: 1 }),
      'with another public part than is expected': await make({ publicPart: bytesOf('another').slice(0, 20) }),
      'with a blinded part of another kind': await make({ blindedAs: { kind: 1, publicPart: ADDRESS } }),
      'with a blinded part of another public part': await make({
        blindedAs: { kind: 0, publicPart: bytesOf('other').slice(0, 20) },
      }),
      'with a content of another version': await make({ version: 2 }),
      'of a kind that is none': await make({ kind: 4 }),
      'with padding that is no zeros': await make({ tail: [1] }),
      'with one step of padding too many': await make({ steps: 1 }),
      'of another version': withByte(good, 0, 2),
      'with another blinded part than was signed': withByte(good, 1, (good[1] as number) ^ 1),
      'with a changed signature': withByte(good, -1, (good[good.length - 1] as number) ^ 1),
      'with bytes after the end': withTail(good),
      'that ends too early': good.slice(0, -1),
    },
  };
}

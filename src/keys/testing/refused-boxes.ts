/** Every box that must not open, each wrong in one thing only, beside one that does: the input of vectors/refused-boxes.json. */
import { bareHex, concatBytes, utf8 } from '../../lib/bytes.ts';
import { createWriter, type Writer } from '../../lib/encoding.ts';
import { characterKeys } from '../character.ts';
import { labels } from '../labels.ts';
import { writeCopy } from '../local-copy.ts';
import { signBox } from '../signed-box.ts';
import { type WrapPurpose, wrap } from '../wrap.ts';
import {
  type BoxWorld,
  boxWorld,
  documentAround,
  documentContext,
  grantBy,
  grantContext,
  headAt,
  methodSigner,
  withByte,
  withTail,
  wrapUncommitted,
} from './box-world.ts';
import { bytesOf, idOf, ids } from './identity.ts';
import { targets } from './refused-targets.ts';
import type { Kind, Opening } from './refused-type.ts';
import { sampleCopy } from './samples.ts';

export interface BoxText {
  name: string;
  /** As the caller wants it opened. */
  open: Opening;
  box: string;
}

export interface RefusedBoxesFile {
  about: string;
  log: string[];
  now: number;
  characterId: string;
  opened: BoxText[];
  refused: BoxText[];
}

/** Places in a signed box: version, kind of signer, its id, number and hash of the head. */
const SIGNER_KIND = 1;
const HEAD_HASH = 1 + 1 + 16 + 8;
/** Place of X25519's half in a sealed body: version, then ML-KEM's ciphertext. */
const SEALED_X25519 = 1 + 1088;

async function grants(world: BoxWorld, subject: 'character' | 'character-document'): Promise<Kind> {
  const { log, first, recovery, low, gone, device, characterSeeds } = world;
  const isSeed = subject === 'character';
  const [seedBefore, seed] = characterSeeds as [Uint8Array, Uint8Array];
  const documentKeyOf = async (each: Uint8Array) => (await characterKeys(each)).documentKey;
  const [keyBefore, key] = isSeed ? [seedBefore, seed] : [await documentKeyOf(seedBefore), await documentKeyOf(seed)];
  const kinds = isSeed ? ([1, 4] as const) : ([4, 1] as const);
  const claim = { kind: kinds[0], identityId: log.identityId, methodId: ids.recovery, generation: 0, epoch: 1 };
  const right = {
    context: grantContext(claim),
    to: recovery.keys.authenticationPublicKey,
    key,
    signer: methodSigner(first),
    head: log.head,
  };
  const of = (change: object) => grantBy({ ...right, ...change });
  const claims = (change: object) => of({ context: grantContext({ ...claim, ...change }) });
  const good = await of({});
  /** While `gone` still managed. */
  const before = headAt(log, 4);
  const own = { ...methodSigner(first), seed: gone.keys.signingSeed };
  return {
    open: {
      kind: 'grant',
      of: subject,
      methodId: bareHex(ids.recovery),
      epoch: 1,
      authenticationSeed: bareHex(recovery.keys.authenticationSeed),
    },
    opened: { 'by a managing method': good, 'at an older head that names the key': await of({ head: headAt(log, 5) }) },
    refused: {
      'by a method that does not manage': await of({ signer: methodSigner(low) }),
      'by a device of a managing method': await of({ signer: device }),
      'by a method that is removed, at the present head': await of({ signer: methodSigner(gone) }),
      'by a method that managed at this head, before the key began': await of({
        signer: methodSigner(gone),
        head: before,
      }),
      'by a managing method at a head before the key began': await of({ head: before }),
      'at a head that the log does not contain': await of({ head: { ...log.head, hash: bytesOf('another') } }),
      'at a head that has not come': await of({ head: { ...log.head, number: log.head.number + 1 } }),
      'signed with the key of another method': await of({ signer: own }),
      'by a method that is not in the log': await of({ signer: { ...own, id: idOf('stranger') } }),
      'of another identity': await claims({ identityId: bytesOf('another identity') }),
      'for another method': await claims({ methodId: ids.first }),
      'for another generation': await claims({ generation: 1 }),
      'of another epoch': await claims({ epoch: 0 }),
      'of the other key of the character': await claims({ kind: kinds[1] }),
      'with the other key of the character': await of({ key: isSeed ? await documentKeyOf(seed) : seed }),
      'sealed for another method': await of({ to: first.keys.authenticationPublicKey }),
      'sealed with another context than is signed': await of({
        context: grantContext({ ...claim, epoch: 0 }),
        signedContext: right.context,
      }),
      'sealed as a target': await of({ purpose: 'target' }),
      'with a key that the log does not name': await of({ key: bytesOf('another key') }),
      'with the key of the epoch before': await of({ key: keyBefore }),
      'with 31 bytes': await of({ key: key.slice(1) }),
      'with an encapsulation of zeros for X25519': await of({
        change: (body: Uint8Array) => body.fill(0, SEALED_X25519, SEALED_X25519 + 32),
      }),
      'of another version': withByte(good, 0, 2),
      'by a kind of signer that is none': withByte(good, SIGNER_KIND, 2),
      'with another head than was signed': withByte(good, HEAD_HASH, (good[HEAD_HASH] as number) ^ 1),
      'with a changed signature': withByte(good, -1, (good[good.length - 1] as number) ^ 1),
      'with bytes after the end': withTail(good),
      'that ends too early': good.slice(0, -1),
    },
  };
}

interface DocumentParts {
  signer?: Parameters<typeof signBox>[0]['signer'];
  head?: Parameters<typeof signBox>[0]['head'];
  key?: Uint8Array;
  purpose?: WrapPurpose;
  claim?: object;
  version?: number;
}

async function documents(world: BoxWorld, of: 'character' | 'identity'): Promise<Kind> {
  const { log, first, low, gone, device, lowDevice, characterSeeds, documentKeys } = world;
  const key = of === 'identity' ? documentKeys[1] : (await characterKeys(characterSeeds[1] as Uint8Array)).documentKey;
  const kind: 1 | 2 = of === 'identity' ? 2 : 1;
  const claim = { identityId: log.identityId, kind, epoch: 1, name: 'names', version: 7 };
  const make = (parts: DocumentParts = {}): Uint8Array => {
    const context = documentContext({ ...claim, ...parts.claim });
    const body = wrap(parts.key ?? (key as Uint8Array), parts.purpose ?? 'document', context, utf8('body'));
    const signer = parts.signer ?? methodSigner(first);
    return documentAround(
      parts.version ?? claim.version,
      signBox({ signer, head: parts.head ?? log.head, context, body }),
    );
  };
  const good = make();
  const byDevice = make({ signer: device });
  const open = { epoch: 1, name: 'names', key: bareHex(key as Uint8Array), notOlderThan: 7 };
  const isIdentity = of === 'identity';
  return {
    open: isIdentity ? { kind: 'identity-document', ...open } : { kind: 'character-document', ...open },
    opened: {
      'by a managing method': good,
      ...(isIdentity ? {} : { 'by a device of a method that holds the character': byDevice }),
    },
    refused: {
      ...(isIdentity ? { 'by a device of a managing method': byDevice } : {}),
      'by a method without the right': make({ signer: methodSigner(low) }),
      'by a device of a method without the right': make({ signer: lowDevice }),
      'by a method that is removed, at the present head': make({ signer: methodSigner(gone) }),
      'by a removed method at a head of its own time, under a key that came after': make({
        signer: methodSigner(gone),
        head: headAt(log, 4),
      }),
      'of another identity': make({ claim: { identityId: bytesOf('another identity') } }),
      'of another owner': make({ claim: { kind: isIdentity ? 1 : 2 } }),
      'under another name': make({ claim: { name: 'other' } }),
      'of another epoch': make({ claim: { epoch: 0 } }),
      'with another number than was signed': make({ version: 8 }),
      'with a number that is older than one that was seen': make({ claim: { version: 6 }, version: 6 }),
      'under another key': make({ key: bytesOf('another key') }),
      'wrapped for the login cache': make({ purpose: 'login-cache' }),
      'of another version': withByte(good, 0, 2),
      'with a changed signature': withByte(good, -1, (good[good.length - 1] as number) ^ 1),
      'with bytes after the end': withTail(good),
      'that ends too early': good.slice(0, -1),
    },
  };
}

/** An entry of a method blob. @param of names its identity and its anchor */
const entry = (writer: Writer, [identity, anchor]: readonly [string, string]) =>
  writer.raw(bytesOf(identity), 32).raw(bytesOf(anchor), 32).text('').text('').u32(0).u64(0).raw(bytesOf('head'), 32);

/** The content of a method blob: u32 length, content, filled up to 1024 bytes. */
function blobOf(of: readonly (readonly [string, string])[], { version = 1, last = 0 } = {}): Uint8Array {
  const content = createWriter()
    .u8(version)
    .raw(bytesOf('method seed'), 32)
    .list(of, (each, writer) => entry(writer, each), of.length)
    .finish();
  const filled = new Uint8Array(Math.ceil((4 + content.length) / 1024) * 1024);
  filled.set(createWriter().bytes(content).finish());
  if (last !== 0) filled[filled.length - 1] = last;
  return filled;
}

/** What a wrap refuses whatever is in it, for the three boxes that nobody signs. */
function wraps(kind: 'method-blob' | 'local-copy' | 'first-storage-key'): Kind {
  const [key, deviceId] = [bytesOf('storage key'), idOf('device')];
  const contextOf = (label: string, method: Uint8Array, of: Uint8Array) =>
    createWriter().text(label).raw(method, 16).raw(of, 16).finish();
  const label = kind === 'local-copy' ? labels.wrapLocalCopy : labels.wrapFirstStorageKey;
  const bound = kind !== 'method-blob';
  const context = bound ? contextOf(label, ids.first, deviceId) : new Uint8Array(0);
  const blob = (version = 1) => createWriter().raw(blobOf([['identity', 'anchor']], { version }), 1024);
  const copy = (version = 1) => writeCopy(sampleCopy, createWriter().u8(version));
  const content = { 'method-blob': blob, 'local-copy': copy, 'first-storage-key': () => createWriter().raw(key, 32) }[
    kind
  ];
  const make = (change: { key?: Uint8Array; context?: Uint8Array; purpose?: WrapPurpose; content?: Uint8Array } = {}) =>
    wrap(change.key ?? key, change.purpose ?? kind, change.context ?? context, change.content ?? content().finish());
  const good = make();
  const foreign = make({ key: bytesOf('another key') });
  /** The commitment of the other box in this one. */
  const mixed = good.slice();
  mixed.set(foreign.slice(25, 57), 25);
  const place = { key: bareHex(key), methodId: bareHex(ids.first), deviceId: bareHex(deviceId) };
  return {
    open: kind === 'method-blob' ? { kind, key: place.key } : { kind, ...place },
    opened: { 'as it should be': good },
    refused: {
      'under another key': foreign,
      'with the commitment of another key': mixed,
      'with a commitment of no key, authenticated': wrapUncommitted(key, kind, context, content().finish()),
      'wrapped for the session': make({ purpose: 'session' }),
      ...(bound
        ? {
            'of another method': make({ context: contextOf(label, ids.recovery, deviceId) }),
            'of another device': make({ context: contextOf(label, ids.first, idOf('another')) }),
          }
        : {
            'with a context, where there is none': make({ context: bytesOf('context') }),
            'that names one identity twice': make({
              content: blobOf([
                ['identity', 'anchor'],
                ['identity', 'another anchor'],
              ]),
            }),
            'that has one anchor for two identities': make({
              content: blobOf([
                ['identity', 'anchor'],
                ['another', 'anchor'],
              ]),
            }),
            'that names hundreds of identities': make({
              content: blobOf(Array.from({ length: 300 }, (_, at) => [`identity ${at}`, `anchor ${at}`] as const)),
            }),
            'that is filled up with something else than zeros': make({
              content: blobOf([['identity', 'anchor']], { last: 1 }),
            }),
            'whose content is longer than it': make({
              content: createWriter().u32(5000).raw(bytesOf('x'), 32).finish(),
            }),
          }),
      ...(kind === 'first-storage-key'
        ? {}
        : {
            'with a content of another version': make({ content: content(2).finish() }),
            'with a content that ends too early': make({ content: content().finish().slice(0, -1) }),
            'with bytes after the content': make({ content: concatBytes(content().finish(), new Uint8Array([1])) }),
          }),
      'of another version': withByte(good, 0, 2),
      'with a changed nonce': withByte(good, 1, (good[1] as number) ^ 1),
      'with a changed tag': withByte(good, -1, (good[good.length - 1] as number) ^ 1),
      'with bytes after the end': withTail(good),
      'that ends too early': good.slice(0, -1),
    },
  };
}

const ABOUT =
  'Boxes of one identity. Each of opened opens as its field open says, and none of refused does; each of these is wrong in the one thing that its name says. The reader says cannot-open of all, and not why';

/** The whole file, made anew. */
export async function refusedBoxesFile(): Promise<RefusedBoxesFile> {
  const world = await boxWorld();
  const kinds = [
    await grants(world, 'character'),
    await grants(world, 'character-document'),
    await targets(world, 'holder'),
    await targets(world, 'anyone'),
    await documents(world, 'character'),
    await documents(world, 'identity'),
    wraps('method-blob'),
    wraps('local-copy'),
    wraps('first-storage-key'),
  ];
  const all = (of: 'opened' | 'refused') =>
    kinds.flatMap(({ open, [of]: boxes }) =>
      Object.entries(boxes).map(([name, box]) => ({
        name: `${open.kind}${'of' in open ? ` of ${open.of}` : ''}${'sealedBy' in open ? ` sealed by ${open.sealedBy}` : ''}: ${name}`,
        open,
        box: bareHex(box),
      })),
    );
  return {
    about: ABOUT,
    log: world.entries.map(bareHex),
    now: world.now,
    characterId: bareHex(ids.character),
    opened: all('opened'),
    refused: all('refused'),
  };
}

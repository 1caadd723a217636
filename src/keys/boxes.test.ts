/** Grants, targets, documents and signed boxes: they open where the log vouches for signer and key, and nowhere else. */
import { beforeAll, expect, test } from 'vitest';
import { concatBytes } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { characterKeys } from './character.ts';
import { labelledHash } from './derive.ts';
import { type DocumentSubject, openDocument, sealDocument } from './document.ts';
import { type GrantSubject, openGrant, sealGrant } from './grant.ts';
import { keyHash } from './key-hash.ts';
import { labels } from './labels.ts';
import { appendEntry } from './log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction, Rotation } from './log/entry.ts';
import { characterOf, type LogState } from './log/state.ts';
import { extendLog } from './log/verify.ts';
import { type MethodKeys, methodKeys } from './method.ts';
import { seal } from './seal.ts';
import { signingKeyPair } from './sign.ts';
import { type BoxSigner, readBox, signBox } from './signed-box.ts';
import { openTarget, sealTarget, signedTarget } from './target.ts';
import { bytesOf, contextOf, HOUR, idOf, ids, realIdentity, START } from './testing/identity.ts';
import { expectNoFlipAccepted, expectRefused } from './testing/refused.ts';

type Action = Exclude<EntryAction, GenesisAction>;
type Identity = Awaited<ReturnType<typeof realIdentity>>;

let identity: Identity;
let low: MethodKeys;
let stranger: MethodKeys;
/** With a method of the everyday level, and of the savings level (which holds nothing), each with a device. */
let log: LogState;
const deviceSeed = bytesOf('device of low');
const lowId = idOf('low');
const outsiderId = idOf('outsider');
const outsiderSeed = bytesOf('outsider signing');
const now = START + HOUR;

const methodSigner = (id: Uint8Array, seed: Uint8Array): BoxSigner => ({ kind: 'method', id, seed });
const firstSigner = () => methodSigner(ids.first, identity.first.signingSeed);
const lowSigner = () => methodSigner(lowId, low.signingSeed);
const outsider = methodSigner(outsiderId, outsiderSeed);
const lowDevice: BoxSigner = { kind: 'device', id: idOf('device of low'), seed: deviceSeed };

function append(to: LogState, action: Action, ...more: EntrySigner[]): LogState {
  const author: EntrySigner = { role: 'author', id: ids.first, seed: identity.first.signingSeed };
  return appendEntry(to, { timestamp: now, action }, [author, ...more]).log;
}

/** All keys of the everyday character's holders renewed, as revoking `low` needs. */
async function renewed(): Promise<{ rotation: Rotation; seed: Uint8Array }> {
  const seed = bytesOf('character seed 1');
  const { publicKey, documentKeyHash } = await characterKeys(seed);
  const rotation: Rotation = {
    characters: [{ characterId: ids.character, epoch: 1, publicKey, documentKeyHash }],
    identityDocumentKeyHash: keyHash('identity-document', bytesOf('identity document key 1')),
    managementKeyHash: null,
  };
  return { rotation, seed };
}

beforeAll(async () => {
  identity = await realIdentity();
  low = await methodKeys(bytesOf('low seed'), identity.log.anchor, 0);
  stranger = await methodKeys(bytesOf('stranger seed'), identity.log.anchor, 0);
  const method = {
    id: lowId,
    kind: 'passkey' as const,
    levelId: ids.everyday,
    personId: lowId,
    authenticationPublicKey: low.authenticationPublicKey,
    signingPublicKey: low.signingPublicKey,
    freezePublicKey: null,
  };
  log = append(identity.log, { kind: 'mode-add', method }, { role: 'possession', id: lowId, seed: low.signingSeed });
  const other = {
    ...method,
    id: outsiderId,
    levelId: ids.savings,
    signingPublicKey: signingKeyPair(outsiderSeed).publicKey,
    authenticationPublicKey: stranger.authenticationPublicKey,
  };
  log = append(log, { kind: 'mode-add', method: other }, { role: 'possession', id: outsiderId, seed: outsiderSeed });
  const device = {
    id: lowDevice.id,
    methodId: lowId,
    publicKey: signingKeyPair(deviceSeed).publicKey,
    keepsCopy: true,
  };
  log = append(log, { kind: 'device-add', device }, { role: 'possession', id: lowDevice.id, seed: deviceSeed });
});

const character: GrantSubject = { kind: 'character', characterId: ids.character, epoch: 0 };

test('a grant of each kind opens for its method', async () => {
  const subjects: [GrantSubject, Uint8Array][] = [
    [character, identity.characterSeed],
    [{ kind: 'identity-document', epoch: 0 }, identity.identityDocumentKey],
    [{ kind: 'management', epoch: 0 }, identity.managementKey],
  ];
  for (const [subject, key] of subjects) {
    const grant = await sealGrant({ log, methodId: lowId, subject, key, signer: firstSigner() });
    const request = { log, methodId: lowId, subject, authenticationSeed: low.authenticationSeed, grant };
    expect(await openGrant(request)).toEqual(key);
    await expectNoFlipAccepted('cannot-open', grant, (bytes) => openGrant({ ...request, grant: bytes }), 31);
    for (const [other] of subjects)
      if (other !== subject) await expectRefused('cannot-open', () => openGrant({ ...request, subject: other }));
    await expectRefused('cannot-open', () => openGrant({ ...request, methodId: ids.first }));
    await expectRefused('cannot-open', () => openGrant({ ...request, methodId: new Uint8Array(3) }));
    await expectRefused('cannot-open', () => openGrant({ ...request, subject: { ...subject, epoch: 1 } }));
    await expectRefused('cannot-open', () =>
      openGrant({ ...request, authenticationSeed: stranger.authenticationSeed }),
    );
  }
});

test('a grant is not sealed for a key that the log does not name, or to a method that may receive none', async () => {
  const draft = { log, methodId: lowId, subject: character, key: identity.characterSeed, signer: firstSigner() };
  await expectRefused('not-allowed', () => sealGrant({ ...draft, key: bytesOf('another seed') }));
  await expectRefused('not-allowed', () => sealGrant({ ...draft, methodId: idOf('nobody') }));
  const frozen = append(log, { kind: 'mode-freeze', methodId: lowId });
  await expectRefused('not-allowed', () => sealGrant({ ...draft, log: frozen }));
});

test('a grant by a method that does not manage, by a device, or by nobody, does not open', async () => {
  for (const signer of [
    lowSigner(),
    outsider,
    lowDevice,
    methodSigner(ids.first, bytesOf('x')),
    methodSigner(idOf('nobody'), bytesOf('x')),
  ]) {
    const grant = await sealGrant({ log, methodId: lowId, subject: character, key: identity.characterSeed, signer });
    await expectRefused('cannot-open', () =>
      openGrant({ log, methodId: lowId, subject: character, authenticationSeed: low.authenticationSeed, grant }),
    );
  }
});

test('a grant by a removed method does not open for later keys, even if it names an old head', async () => {
  const { rotation, seed } = await renewed();
  const after = append(log, { kind: 'character-rotate', rotation });
  const subject: GrantSubject = { ...character, epoch: 1 };
  const good = await sealGrant({ log: after, methodId: lowId, subject, key: seed, signer: firstSigner() });
  const request = { log: after, methodId: lowId, subject, authenticationSeed: low.authenticationSeed };
  expect(await openGrant({ ...request, grant: good })).toEqual(seed);
  // The same bytes under the head before the rotation, by the same managing method.
  const backdated = await sealGrant({
    log: { ...after, head: log.head },
    methodId: lowId,
    subject,
    key: seed,
    signer: firstSigner(),
  });
  await expectRefused('cannot-open', () => openGrant({ ...request, grant: backdated }));
});

const target = {
  kind: 'private-key' as const,
  publicPart: bytesOf('address').slice(0, 20),
  secret: bytesOf('private key'),
};

function targetDraft(signer: BoxSigner, head = log.head) {
  const { publicKey } = characterOf(log, ids.character) as { publicKey: Uint8Array };
  return {
    identityId: log.identityId,
    characterId: ids.character,
    targetId: idOf('target'),
    epoch: 0,
    characterPublicKey: publicKey,
    target,
    metadata: contextOf('a name'),
    signer,
    head,
  };
}
const targetRequest = (sealed: Uint8Array) => ({
  log,
  characterId: ids.character,
  targetId: idOf('target'),
  epoch: 0,
  characterSeed: identity.characterSeed,
  sealed,
  sealedBy: 'anyone' as const,
  expect: { kind: target.kind, publicPart: target.publicPart },
});

test('a target key opens with its character; the opener learns who sealed it and whether the sealer held the character', async () => {
  for (const [signer, heldCharacter] of [
    [firstSigner(), true],
    [lowSigner(), true],
    [lowDevice, true],
    [outsider, false],
  ] as const) {
    const sealed = await sealTarget(targetDraft(signer));
    const opened = await openTarget(targetRequest(sealed));
    expect(opened).toEqual({
      ...target,
      metadata: contextOf('a name'),
      signer: { kind: signer.kind, id: signer.id, heldCharacter },
      putBy: heldCharacter ? null : { kind: signer.kind, id: signer.id },
    });
  }
});

test('a target key does not open if it is changed, moved, renamed, or sealed by a stranger', async () => {
  const sealed = await sealTarget(targetDraft(firstSigner()));
  const request = targetRequest(sealed);
  await expectNoFlipAccepted('cannot-open', sealed, (bytes) => openTarget({ ...request, sealed: bytes }), 29);
  await expectRefused('cannot-open', () => openTarget({ ...request, epoch: 1 }));
  await expectRefused('cannot-open', () => openTarget({ ...request, characterId: idOf('other') }));
  await expectRefused('cannot-open', () => openTarget({ ...request, characterSeed: bytesOf('other') }));
  await expectRefused('cannot-open', () => openTarget({ ...request, targetId: idOf('other') }));
  await expectRefused('cannot-open', () =>
    openTarget({ ...request, expect: { ...request.expect, publicPart: bytesOf('other') } }),
  );
  await expectRefused('cannot-open', () =>
    openTarget({ ...request, expect: { ...request.expect, kind: 'bip39-entropy' } }),
  );
  await expectRefused('cannot-open', () => openTarget({ ...request, log: { ...log, identityId: bytesOf('other') } }));
  const strange = await sealTarget(targetDraft(methodSigner(lowId, stranger.signingSeed)));
  await expectRefused('cannot-open', () => openTarget(targetRequest(strange)));
  const future = await sealTarget(
    targetDraft(firstSigner(), { number: log.head.number + 1, hash: bytesOf('unknown') }),
  );
  await expectRefused('cannot-open', () => openTarget(targetRequest(future)));
});

test('a target that a character names opens only if it was sealed by a holder of the character', async () => {
  for (const signer of [firstSigner(), lowSigner(), lowDevice]) {
    const sealed = await sealTarget(targetDraft(signer));
    const opened = await openTarget({ ...targetRequest(sealed), sealedBy: 'holder' });
    expect(opened.secret).toEqual(target.secret);
  }
  const sealed = await sealTarget(targetDraft(outsider));
  await expectRefused('cannot-open', () => openTarget({ ...targetRequest(sealed), sealedBy: 'holder' }));
  const name = { characterId: ids.character, targetId: idOf('target'), epoch: 0 };
  expect(signedTarget({ log, ...name, sealed })).toEqual({ at: log.head.number, byHolder: false });
  expect(signedTarget({ log, ...name, targetId: idOf('other'), sealed })).toBeNull();
});

test('a target keeps the name of its first sealer when a holder seals it again, and only a holder can state that name', async () => {
  const putBy = { kind: 'device' as const, id: idOf('somebody') };
  const again = await sealTarget({ ...targetDraft(firstSigner()), putBy });
  expect((await openTarget(targetRequest(again))).putBy).toEqual(putBy);
  const claimed = await sealTarget({ ...targetDraft(outsider), putBy });
  expect((await openTarget(targetRequest(claimed))).putBy).toEqual({ kind: 'method', id: outsiderId });
});

test('a sealed target shows neither its address nor the length of its secret', async () => {
  const one = await sealTarget(targetDraft(firstSigner()));
  const two = await sealTarget({
    ...targetDraft(firstSigner()),
    target: { ...target, kind: 'bip39-entropy', secret: new Uint8Array(16) },
  });
  expect(one.length).toBe(two.length);
  const text = Buffer.from(one).toString('hex');
  expect(text).not.toContain(Buffer.from(target.publicPart).toString('hex'));
  expect(text).not.toContain(Buffer.from(target.secret).toString('hex'));
});

/** A sealed target made by hand, from the description: padded as the caller says. */
async function byHand(padding: Uint8Array, kind = 0): Promise<Uint8Array> {
  const salt = bytesOf('salt');
  const publicPart = labelledHash(labels.targetPublicPart, (hash) =>
    hash.raw(salt, 32).u8(kind).bytes(target.publicPart),
  );
  const context = createWriter()
    .text(labels.target)
    .raw(log.identityId, 32)
    .raw(ids.character, 16)
    .raw(idOf('target'), 16)
    .u32(0);
  const bound = context.raw(publicPart, 32).finish();
  const content = createWriter().u8(1).u8(kind).raw(salt, 32).bytes(target.publicPart).bytes(target.secret);
  const plaintext = concatBytes(
    createWriter()
      .bytes(content.bytes(new Uint8Array(0)).u8(0).finish())
      .finish(),
    padding,
  );
  const { publicKey } = characterOf(log, ids.character) as { publicKey: Uint8Array };
  const body = await seal(publicKey, 'target', bound, plaintext);
  const box = signBox({ signer: firstSigner(), head: log.head, context: bound, body });
  return createWriter().u8(1).raw(publicPart, 32).bytes(box).finish();
}

test('a target with another padding or an unknown kind is refused', async () => {
  const fill = 128 - ((4 + 1 + 1 + 32 + 4 + 20 + 4 + 32 + 4 + 1) % 128);
  expect((await openTarget(targetRequest(await byHand(new Uint8Array(fill))))).secret).toEqual(target.secret);
  for (const padding of [
    new Uint8Array(fill).fill(1),
    new Uint8Array(fill + 128),
    new Uint8Array(fill - 1),
    new Uint8Array(0),
  ]) {
    const sealed = await byHand(padding);
    await expectRefused('cannot-open', () => openTarget(targetRequest(sealed)));
  }
  const { expect: _any, ...request } = targetRequest(await byHand(new Uint8Array(fill), 6));
  await expectRefused('cannot-open', () => openTarget(request));
});

const own: DocumentSubject = { kind: 'character', characterId: ids.character, epoch: 0, name: 'accounts' };
const body = contextOf('content');

test('a document opens for its key, subject and version, if its signer may write it', async () => {
  const { documentKey } = await characterKeys(identity.characterSeed);
  const rows: [DocumentSubject, Uint8Array, BoxSigner[], BoxSigner[]][] = [
    [own, documentKey, [firstSigner(), lowSigner(), lowDevice], [outsider]],
    [
      { kind: 'identity', epoch: 0, name: 'names' },
      identity.identityDocumentKey,
      [firstSigner()],
      [lowSigner(), lowDevice, outsider],
    ],
    [
      { kind: 'management', epoch: 0, name: 'levels' },
      identity.managementKey,
      [firstSigner()],
      [lowSigner(), lowDevice],
    ],
  ];
  for (const [subject, key, may, mayNot] of rows) {
    const draft = { identityId: log.identityId, subject, version: 3, key, body, head: log.head };
    for (const signer of may) {
      const sealed = sealDocument({ ...draft, signer });
      const request = { log, subject, key, sealed };
      expect(openDocument(request)).toEqual({ body, version: 3, signer: { kind: signer.kind, id: signer.id } });
      expect(openDocument({ ...request, notOlderThan: 3 }).version).toBe(3);
      await expectRefused('cannot-open', () => openDocument({ ...request, notOlderThan: 4 }));
      await expectRefused('cannot-open', () => openDocument({ ...request, key: bytesOf('other') }));
      await expectRefused('cannot-open', () => openDocument({ ...request, subject: { ...subject, name: 'other' } }));
      await expectRefused('cannot-open', () => openDocument({ ...request, subject: { ...subject, epoch: 1 } }));
      await expectRefused('cannot-open', () => openDocument({ ...request, log: { ...log, identityId: bytesOf('x') } }));
    }
    await expectNoFlipAccepted('cannot-open', sealDocument({ ...draft, signer: may[0] as BoxSigner }), (sealed) =>
      openDocument({ log, subject, key, sealed }),
    );
    for (const signer of mayNot)
      await expectRefused('cannot-open', () =>
        openDocument({ log, subject, key, sealed: sealDocument({ ...draft, signer }) }),
      );
  }
});

test('after a method is revoked, neither its old rights nor its device can write under the new key', async () => {
  const { rotation, seed } = await renewed();
  const after = append(log, { kind: 'mode-revoke', methodIds: [lowId], rotation });
  const { documentKey } = await characterKeys(seed);
  const subject: DocumentSubject = { kind: 'character', characterId: ids.character, epoch: 1, name: 'accounts' };
  const draft = { identityId: log.identityId, subject, version: 1, key: documentKey, body };
  for (const signer of [lowSigner(), lowDevice])
    for (const head of [log.head, after.head]) {
      const sealed = sealDocument({ ...draft, signer, head });
      await expectRefused('cannot-open', () => openDocument({ log: after, subject, key: documentKey, sealed }));
    }
  const sealed = sealDocument({ ...draft, signer: firstSigner(), head: after.head });
  expect(openDocument({ log: after, subject, key: documentKey, sealed }).body).toEqual(body);
});

test('a box of a frozen method is refused at the head that froze it; an earlier box still opens', async () => {
  const context = contextOf('box');
  const frozen = append(log, { kind: 'mode-freeze', methodId: lowId });
  const before = signBox({ signer: lowSigner(), head: log.head, context, body });
  expect(readBox(before, context, frozen, { kind: 'member' }).body).toEqual(body);
  const since = signBox({ signer: lowSigner(), head: frozen.head, context, body });
  await expectRefused('cannot-open', () => readBox(since, context, frozen, { kind: 'member' }));
  await expectRefused('cannot-open', () => readBox(before, contextOf('other'), frozen, { kind: 'member' }));
  await expectNoFlipAccepted('cannot-open', before, (bytes) => readBox(bytes, context, log, { kind: 'member' }));
});

test('a box is refused at a fork whose head has the same number', async () => {
  const context = contextOf('box');
  const one = append(log, { kind: 'mode-freeze', methodId: outsiderId });
  const author: EntrySigner = { role: 'author', id: ids.recovery, seed: identity.recovery.signingSeed };
  const { entry } = appendEntry(log, { timestamp: now, action: { kind: 'mode-freeze', methodId: outsiderId } }, [
    author,
  ]);
  const two = extendLog(log, entry, now);
  const box = signBox({ signer: firstSigner(), head: one.head, context, body });
  expect(readBox(box, context, one, { kind: 'manage' }).body).toEqual(body);
  await expectRefused('cannot-open', () => readBox(box, context, two, { kind: 'manage' }));
});

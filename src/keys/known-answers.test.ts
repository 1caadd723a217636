/** Frozen answers of version 1: a change of any byte breaks what people have stored. A new version adds a file, and changes none. */
import { expect, test } from 'vitest';
import { fromHex, utf8 } from '../lib/bytes.ts';
import { openDocument } from './document.ts';
import { openGrant } from './grant.ts';
import { labels } from './labels.ts';
import { openLocalCopy, unwrapFirstStorageKey } from './local-copy.ts';
import { decodeEntry, encodeBody, encodeEntry } from './log/entry-encoding.ts';
import { verifyLog } from './log/verify.ts';
import { openMethodBlob } from './method.ts';
import { sealKeyPair, unseal } from './seal.ts';
import { openTarget } from './target.ts';
import { bytesOf, contextOf, HOUR, idOf, ids, realIdentity, START } from './testing/identity.ts';
import { chain, knownAnswers } from './testing/known-answers.ts';
import { expectNoFlipAccepted } from './testing/refused.ts';
import { freshSamples, sampleBlob, sampleCopy, sampleTarget } from './testing/samples.ts';
import answers from './vectors/known-answers.json' with { type: 'json' };
import frozen from './vectors/samples.json' with { type: 'json' };

test('every label is as frozen', () => {
  expect(labels).toMatchObject(answers.labels);
});

test('every label is unique and names this version', () => {
  const all = Object.values(labels);
  expect(new Set(all).size).toBe(all.length);
  for (const label of all) expect(label).toMatch(/^dramatis\/v1\/[a-z0-9/-]+$/);
});

test('every derivation, wrap, signature and log entry is as frozen', async () => {
  expect(await knownAnswers()).toEqual(answers.answers);
});

test('the frozen chain verifies, and each entry has one encoding', () => {
  const entries = Object.entries(answers.answers).flatMap(([name, hex]) =>
    name.startsWith('log ') ? [fromHex(hex)] : [],
  );
  expect(verifyLog(entries, { now: START + 100 * HOUR }).head.number).toBe(chain().entries.length - 1);
  for (const bytes of entries) {
    const { entry, signatures } = decodeEntry(bytes);
    expect(encodeEntry(encodeBody(entry), signatures)).toEqual(bytes);
  }
});

async function openAll(samples: Record<string, Uint8Array>): Promise<void> {
  const { log, recovery, characterSeed, identityDocumentKey } = await realIdentity();
  const get = (name: string) => samples[name] as Uint8Array;
  expect(openMethodBlob(bytesOf('third'), get('method blob'))).toEqual(sampleBlob);
  expect(openLocalCopy(bytesOf('first'), ids.first, idOf('device'), get('local copy'))).toEqual(sampleCopy);
  expect(unwrapFirstStorageKey(bytesOf('second'), ids.first, idOf('device'), get('first storage key'))).toEqual(
    bytesOf('first'),
  );
  const sealed = { seed: bytesOf('seal'), ...(await sealKeyPair(bytesOf('seal'))) };
  expect(await unseal(sealed, 'grant', contextOf('seal'), get('seal'))).toEqual(utf8('plaintext'));
  const subject = { kind: 'character' as const, characterId: ids.character, epoch: 0 };
  const { authenticationSeed } = recovery;
  expect(await openGrant({ log, methodId: ids.recovery, subject, authenticationSeed, grant: get('grant') })).toEqual(
    characterSeed,
  );
  const target = await openTarget({
    log,
    ...subject,
    targetId: idOf('target'),
    characterSeed,
    sealed: get('target'),
    expect: sampleTarget,
    sealedBy: 'holder',
  });
  expect(target).toMatchObject({ ...sampleTarget, metadata: utf8('metadata') });
  const names = { kind: 'identity' as const, epoch: 0, name: 'names' };
  const document = openDocument({ log, subject: names, key: identityDocumentKey, sealed: get('document') });
  expect(document).toMatchObject({ version: 7, body: utf8('body') });
}

test('stored sample boxes still open', async () => {
  await openAll(Object.fromEntries(Object.entries(frozen).map(([name, hex]) => [name, fromHex(hex)])));
});

test('new boxes open, and differ each time', async () => {
  const [one, two] = [await freshSamples(), await freshSamples()];
  await openAll(one);
  for (const name of Object.keys(frozen)) expect(one[name]).not.toEqual(two[name]);
});

test('a blob, a local copy and a wrapped storage key are refused with a flipped byte, another device or another method', async () => {
  const samples = await freshSamples();
  const get = (name: string) => samples[name] as Uint8Array;
  await expectNoFlipAccepted('cannot-open', get('method blob'), (box) => openMethodBlob(bytesOf('third'), box));
  await expectNoFlipAccepted('cannot-open', get('local copy'), (box) =>
    openLocalCopy(bytesOf('first'), ids.first, idOf('device'), box),
  );
  await expectNoFlipAccepted('cannot-open', get('first storage key'), (box) =>
    unwrapFirstStorageKey(bytesOf('second'), ids.first, idOf('device'), box),
  );
  for (const [method, device] of [
    [ids.recovery, idOf('device')],
    [ids.first, idOf('device two')],
  ] as const) {
    expect(() => openLocalCopy(bytesOf('first'), method, device, get('local copy'))).toThrow();
    expect(() => unwrapFirstStorageKey(bytesOf('second'), method, device, get('first storage key'))).toThrow();
  }
});

/** Every derivation, label, wrap, signature and log entry of version 1 as hex, from fixed inputs: what must never change. */
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { characterKeys } from '../character.ts';
import { keyHash } from '../key-hash.ts';
import { labels } from '../labels.ts';
import { limitsHash } from '../limits.ts';
import { locatorOf } from '../locator.ts';
import { appendEntry } from '../log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction } from '../log/entry.ts';
import { methodKeys } from '../method.ts';
import { PRF_SERVER_INPUT, passkeyLocalSecret, passkeyModeSecret, prfLocalInput } from '../modes/passkey.ts';
import { recoveryGroups, recoveryModeSecret } from '../modes/recovery-key.ts';
import { sealKeyPair } from '../seal.ts';
import { sessionKey } from '../session-key.ts';
import { sign, signingKeyPair } from '../sign.ts';
import { signBox } from '../signed-box.ts';
import {
  firstStorageKey,
  loginAccount,
  loginProof,
  personalSecret,
  secondStorageKey,
  thirdStorageKey,
} from '../storage-key.ts';
import { entropyPublicPart, notePublicPart, phrasePublicPart, sitePublicPart } from '../target.ts';
import { type WrapPurpose, wrapWithNonce } from '../wrap.ts';
import {
  bytesOf,
  contextOf,
  HOUR,
  idOf,
  ids,
  namesFreezeCode,
  owned,
  publicKeysOf,
  START,
  testGenesis,
  testMethod,
} from './identity.ts';
import { knownSheetSecret, knownSheets } from './known-sheets.ts';
import { serverAnswers } from './server-answers.ts';

type Answers = Record<string, string>;
type Action = Exclude<EntryAction, GenesisAction>;

const wrapPurposes: WrapPurpose[] = [
  'method-blob',
  'first-storage-key',
  'local-copy',
  'copied-seed',
  'copied-authentication',
  'login-cache',
  'document',
  'session',
  'backup',
];

async function derivations(): Promise<Answers> {
  const secret = passkeyModeSecret(bytesOf('prf first'));
  const local = passkeyLocalSecret(bytesOf('prf second'));
  const salt = bytesOf('salt');
  const account = loginAccount(secret, salt);
  const personal = await personalSecret('  Ängström Nº1 ', salt);
  const method = await methodKeys(bytesOf('method seed'), bytesOf('anchor'), 2);
  const character = await characterKeys(bytesOf('character seed'));
  const recoverySecret = bytesOf('recovery').slice(0, 20);
  const all: Record<string, Uint8Array> = {
    'prf server input': PRF_SERVER_INPUT,
    'prf local input': prfLocalInput(salt),
    'passkey mode secret': secret,
    'passkey local secret': local,
    locator: locatorOf(secret),
    'third storage key': thirdStorageKey(secret, salt),
    'personal secret': personal,
    'third storage key, personal': thirdStorageKey(secret, salt, personal),
    'login number': account.number,
    'login seed': account.seed,
    'login proof': loginProof(account, 'https://keys.example', bytesOf('challenge')),
    'second storage key': secondStorageKey(local, salt, idOf('device')),
    'second storage key, personal': secondStorageKey(local, salt, idOf('device'), personal),
    'first storage key': firstStorageKey(local, salt, idOf('method'), idOf('device')),
    'first storage key, personal': firstStorageKey(local, salt, idOf('method'), idOf('device'), personal),
    'recovery mode secret': recoveryModeSecret(recoverySecret),
    'recovery groups': utf8(recoveryGroups(recoverySecret).join('-')),
    'recovery sheets, secret': knownSheetSecret(),
    'recovery sheets, 2 of 3': utf8(knownSheets().join('\n')),
    'session key': sessionKey(bytesOf('half'), bytesOf('other half')),
    'method authentication seed': method.authenticationSeed,
    'method authentication public key': keyHash('management', bytesOf(bareHex(method.authenticationPublicKey))),
    'method signing public key': method.signingPublicKey,
    'character public key': keyHash('management', bytesOf(bareHex(character.publicKey))),
    'character document key': character.documentKey,
    'identity document key hash': keyHash('identity-document', bytesOf('key')),
    'management key hash': keyHash('management', bytesOf('key')),
    'limits hash': limitsHash(bytesOf('limits salt'), utf8('{"counts":{},"rules":{}}')),
    'entropy public part': entropyPublicPart(bytesOf('first address').slice(0, 20)),
    'site login public part': sitePublicPart('https://example.org', 'mara'),
    'public part of a login without a site': sitePublicPart(null, 'mara'),
    'secret note public part': notePublicPart('Alarm'),
    'imported phrase public part': phrasePublicPart('0x9858effd232b4033e47d90003d41ec34ecaeda94'),
    'seal public key': keyHash('management', bytesOf(bareHex((await sealKeyPair(bytesOf('seal seed'))).publicKey))),
    signature: sign(bytesOf('signing seed'), labels.signedBox, utf8('message')),
    'signed box': signBox({
      signer: { kind: 'device', id: idOf('device'), seed: bytesOf('device seed') },
      head: { number: 3, hash: bytesOf('head') },
      context: contextOf('box'),
      body: utf8('body'),
    }),
    ...(await serverAnswers()),
  };
  for (const purpose of wrapPurposes)
    all[`wrap ${purpose}`] = wrapWithNonce(
      bytesOf('wrapping key'),
      purpose,
      contextOf('wrap'),
      utf8('plaintext'),
      bytesOf('nonce').slice(0, 24),
    );
  return Object.fromEntries(Object.entries(all).map(([name, bytes]) => [name, bareHex(bytes)]));
}

/** One entry of every kind, in a chain that verifies; by their kinds, in hex. */
export function chain(): { names: string[]; entries: Uint8Array[] } {
  const { entry, log: begun, first, recovery } = testGenesis();
  let log = begun;
  let days = 0;
  const names = ['genesis'];
  const entries = [entry];
  const author: EntrySigner = { role: 'author', id: first.id, seed: first.signingSeed };
  const agree: EntrySigner = { role: 'agree', id: recovery.id, seed: recovery.signingSeed };
  const step = (action: Action, ...more: EntrySigner[]) => {
    const appended = appendEntry(log, { timestamp: START + days * 24 * HOUR + entries.length * 1000, action }, [
      author,
      ...more,
    ]);
    log = appended.log;
    names.push(action.kind);
    entries.push(appended.entry);
  };
  const rotation = (epoch: number) => ({
    characters: [{ characterId: ids.character, epoch, ...publicKeysOf(`character everyday ${epoch}`) }],
    identityDocumentKeyHash: keyHash('identity-document', bytesOf(`identity document key ${epoch}`)),
    managementKeyHash: keyHash('management', bytesOf(`management key ${epoch}`)),
  });
  const levels = [
    { id: ids.managers, manages: true, characters: [] },
    { id: ids.everyday, manages: false, characters: owned(ids.character) },
    { id: ids.savings, manages: false, characters: [] },
  ];
  const low = testMethod('low', 'security-key', ids.savings);
  const again = testMethod('low', 'passkey', ids.savings, 1);
  const second = testMethod('second', 'passkey', ids.managers);
  const third = testMethod('third', 'passkey', ids.managers);
  const fourth = testMethod('fourth', 'own-storage', ids.managers);
  const own = (method: typeof low): EntrySigner => ({ role: 'possession', id: method.id, seed: method.signingSeed });
  const nothing = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };
  const deviceSeed = bytesOf('device');
  const device = {
    id: idOf('device'),
    methodId: low.id,
    publicKey: signingKeyPair(deviceSeed).publicKey,
    keepsCopy: true,
  };
  step({ kind: 'policy', levels, delay: begun.delay, secondManagerFor: [], rotation: nothing });
  step({ kind: 'mode-add', method: low.descriptor }, own(low));
  step({ kind: 'mode-grant', methodId: low.id, levelId: ids.everyday });
  step({ kind: 'device-add', device }, { role: 'possession', id: device.id, seed: deviceSeed });
  step({ kind: 'device-revoke', deviceId: device.id });
  step({ kind: 'mode-lower', methodId: low.id, levelId: ids.savings, rotation: rotation(1) });
  step({ kind: 'mode-reset', method: again.descriptor, generation: 1, rotation: rotation(2) }, own(again));
  step({ kind: 'mode-freeze', methodId: low.id });
  step({ kind: 'mode-unfreeze', methodId: low.id });
  step({ kind: 'mode-revoke', methodIds: [low.id], rotation: rotation(3) });
  step({ kind: 'mode-add', method: second.descriptor }, agree, own(second));
  step({ kind: 'mode-add', method: third.descriptor }, own(third));
  step({ kind: 'mode-cancel', methodId: third.id });
  step({
    kind: 'character-add',
    character: { id: idOf('two'), ...publicKeysOf('two') },
    levelIds: [ids.savings],
  });
  step({ kind: 'character-rotate', rotation: rotation(4) });
  step({ kind: 'character-remove', characterId: idOf('two') });
  step({ kind: 'mode-add', method: fourth.descriptor }, own(fourth));
  days = 4;
  step({ kind: 'mode-activate', methodId: fourth.id });
  const code = namesFreezeCode(fourth, bytesOf('freeze code'));
  step(code.action, code.own);
  step({ kind: 'mode-freeze-code', methodId: fourth.id, freezePublicKey: null });
  step({
    kind: 'act-propose',
    acts: [{ kind: 'mode-lower', methodId: fourth.id, levelId: ids.savings, rotation: nothing }],
  });
  step({ kind: 'act-withdraw', proposal: entries.length - 1 });
  step({ kind: 'limits', hash: limitsHash(bytesOf('limits salt'), utf8('{"counts":{},"rules":{}}')) });
  step({
    kind: 'policy',
    levels,
    delay: begun.delay,
    secondManagerFor: ['managers', 'members', 'deletion', 'limits', 'exports'],
    rotation: nothing,
  });
  step({ kind: 'export-allow', methodId: first.id, characterId: ids.character }, agree);
  step({ kind: 'export-use', characterId: ids.character });
  step({ kind: 'policy', levels, delay: begun.delay, secondManagerFor: [], rotation: nothing }, agree);
  step({ kind: 'identity-delete' });
  step({ kind: 'identity-keep' });
  return { names, entries };
}

/** Everything that is the same each time, by name, in hex. */
export async function knownAnswers(): Promise<Answers> {
  const { names, entries } = chain();
  const log = Object.fromEntries(entries.map((entry, at) => [`log ${at} ${names[at]}`, bareHex(entry)]));
  return { ...(await derivations()), ...log };
}

/** What a wallet and its key server sign to each other, from fixed inputs: the part of the known answers that a server reads. */
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { auditKeys } from '../audit.ts';
import { freezeGroups, freezeKeys } from '../freeze-code.ts';
import { keyHash } from '../key-hash.ts';
import { encodeReceipt } from '../receipt.ts';
import { signingKeyPair } from '../sign.ts';
import {
  contentHash,
  controlHash,
  freezeStatement,
  type ReceiptStatement,
  type RowStatement,
  receiptStatement,
  rowStatement,
  type SuccessorStatement,
  sessionStatement,
  successorStatement,
  type WriteStatement,
  writeStatement,
} from '../statement.ts';
import { bytesOf, publicKeyOf } from './identity.ts';

export const ORIGIN = 'https://keys.example';

export const sampleWrite: WriteStatement = {
  origin: ORIGIN,
  identityId: bytesOf('identity'),
  key: bytesOf('write').slice(0, 16),
  expect: { number: 4, hash: bytesOf('head 4') },
  entries: [utf8('entry 5'), utf8('entry 6')],
  head: { number: 6, hash: bytesOf('head 6') },
  boxes: [
    { name: 'document/identity', bytes: utf8('box'), replaces: 7 },
    { name: 'target/a/b', bytes: null, replaces: 8 },
    { name: 'target/a/c', bytes: utf8('new'), replaces: null },
  ],
  auditKey: publicKeyOf('audit'),
};

export const sampleRow: RowStatement = {
  origin: ORIGIN,
  accountNumber: bytesOf('account number'),
  version: 3,
  blob: utf8('blob'),
  control: null,
};

/** The first of a row: no origin, and the control token's hash. */
export const sampleFirstRow: RowStatement = { ...sampleRow, origin: '', version: 1, control: bytesOf('control hash') };

export const sampleReceipt: ReceiptStatement = {
  origin: ORIGIN,
  epoch: 2,
  identityId: bytesOf('identity'),
  head: { number: 6, hash: bytesOf('head 6') },
  sequence: 11,
};

export const sampleSuccessor: SuccessorStatement = {
  origin: ORIGIN,
  epoch: 2,
  number: 1,
  before: bytesOf('receipt key'),
  after: bytesOf('next receipt key'),
};

/** By name, the bytes. */
export async function serverAnswers(): Promise<Record<string, Uint8Array>> {
  const seed = bytesOf('signing seed');
  const audit = await auditKeys(bytesOf('key'), bytesOf('identity'));
  const receiptKey = signingKeyPair(seed).publicKey;
  const signature = receiptStatement.sign(seed, sampleReceipt);
  const beginning: WriteStatement = { ...sampleWrite, expect: null, entries: [], boxes: [], auditKey: null };
  return {
    'freeze code groups': utf8(freezeGroups(bytesOf('freeze').slice(0, 20)).join('-')),
    'freeze code seed': freezeKeys(bytesOf('freeze').slice(0, 20)).seed,
    'content hash': contentHash(utf8('content')),
    'control hash': controlHash(bytesOf('token')),
    'session statement': sessionStatement.sign(seed, ORIGIN, bytesOf('identity'), bytesOf('challenge')),
    'freeze statement': freezeStatement.sign(seed, ORIGIN, bytesOf('challenge')),
    'write statement': writeStatement.sign(seed, sampleWrite),
    'write statement, shortest': writeStatement.sign(seed, beginning),
    'row statement': rowStatement.sign(seed, sampleRow),
    'row statement, first': rowStatement.sign(seed, sampleFirstRow),
    'receipt statement': signature,
    'successor statement': successorStatement.sign(seed, sampleSuccessor),
    'kept receipt': encodeReceipt({ ...sampleReceipt, receiptKey, signature }),
    'audit seed': audit.seed,
    'audit public key': keyHash('management', bytesOf(bareHex(audit.publicKey))),
  };
}

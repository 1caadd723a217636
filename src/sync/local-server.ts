/**
 * Answers the questions of the key server interface from the vault, for an identity without a server. It checks what a server
 * would check (the login proof, the head), and its answers are verified like a server's.
 */

import { isLoginProof } from '../keys/storage-key.ts';
import { bareHex, equalBytes, fromHex, randomBytes } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import type { Change, Expectation, Vault } from '../vault/vault.ts';
import type { Box, Head, IdRow, KeyRow, KeyServer, Write } from './key-server.ts';

/** The origin in login proofs when the rows lie on this device. */
const DEVICE_ORIGIN = 'device';

const entryKey = (identity: string, number: number): string => `${identity}/entry/${String(number).padStart(10, '0')}`;
const headKey = (identity: string): string => `${identity}/head`;

const encodeHead = (head: Head): Uint8Array => createWriter().u32(head.number).bytes(head.hash).finish();

function decodeHead(bytes: Uint8Array): Head {
  const reader = createReader(bytes);
  const head = { number: reader.u32(), hash: reader.bytes() };
  reader.finish();
  return head;
}

export function createLocalServer(vault: Vault): KeyServer {
  return {
    origin: DEVICE_ORIGIN,

    salt: (locator) => vault.get('id-rows', bareHex(locator)),

    async methodBlob(accountNumber, prove) {
      const row = await vault.get('key-rows', bareHex(accountNumber));
      if (!row) throw cannotOpen();
      const reader = createReader(row);
      const loginPublicKey = reader.bytes();
      const methodBlob = reader.bytes();
      reader.finish();
      const challenge = randomBytes(32);
      if (!isLoginProof(loginPublicKey, DEVICE_ORIGIN, accountNumber, challenge, prove(challenge, DEVICE_ORIGIN)))
        throw cannotOpen();
      return methodBlob;
    },

    async head(identityId) {
      const bytes = await vault.get('log', headKey(bareHex(identityId)));
      return bytes && decodeHead(bytes);
    },

    async log(identityId) {
      const entries = await vault.list('log', `${bareHex(identityId)}/entry/`);
      return entries.map((entry) => entry.value);
    },

    box: (identityId, name) => vault.get('boxes', `${bareHex(identityId)}/${name}`),

    async boxes(identityId, prefix) {
      const identity = `${bareHex(identityId)}/`;
      const found = await vault.list('boxes', identity + prefix);
      return found.map(({ key, value }) => ({ name: key.slice(identity.length), bytes: value }));
    },

    write: (write) =>
      vault.commit(
        [...changesOf(write), ...(write.handedOver ?? [])],
        [headExpectation(write.identityId, write.expect)],
      ),

    async setAside(identityId, stored, kept) {
      const identity = bareHex(identityId);
      const entries = await vault.list('log', `${identity}/entry/`);
      const left = entries.filter(({ key }) => key > entryKey(identity, kept.number));
      await vault.commit(
        [
          ...left.flatMap(({ key, value }): Change[] => [
            { table: 'log', key: key.replace('/entry/', '/aside/'), value },
            { table: 'log', key, value: null },
          ]),
          { table: 'log', key: headKey(identity), value: encodeHead(kept) },
        ],
        [{ table: 'log', key: headKey(identity), value: encodeHead(stored) }],
      );
    },
  };
}

export const headExpectation = (identityId: Uint8Array, head: Head | null): Expectation => ({
  table: 'log',
  key: headKey(bareHex(identityId)),
  value: head && encodeHead(head),
});

export const boxChange = (identityId: Uint8Array, box: Box): Change => ({
  table: 'boxes',
  key: `${bareHex(identityId)}/${box.name}`,
  value: box.bytes,
});

/** Entries that end with `head`, and that head. */
export function entryChanges(identityId: Uint8Array, entries: readonly Uint8Array[], head: Head): Change[] {
  const identity = bareHex(identityId);
  const first = head.number - entries.length + 1;
  return [
    ...entries.map((entry, index): Change => ({ table: 'log', key: entryKey(identity, first + index), value: entry })),
    { table: 'log', key: headKey(identity), value: encodeHead(head) },
  ];
}

/** The rows of the vault that a write becomes. */
export function changesOf(write: Write): Change[] {
  return [
    ...entryChanges(write.identityId, write.entries, write.head),
    ...write.boxes.map((box) => boxChange(write.identityId, box)),
    ...rowChanges(write),
  ];
}

/** Vault key of the signature and control hash that a server needs with a row. */
const proofKey = (table: 'id-rows' | 'key-rows', key: string): string => `row-proof/${table}/${key}`;

const rowChange = (table: 'id-rows' | 'key-rows', key: string, value: Uint8Array | null, proof: Uint8Array | null) => [
  { table, key, value } as Change,
  { table: 'settings', key: proofKey(table, key), value: proof } as Change,
];

/** Changes of the vault for the rows of the ID database and the key database. */
export function rowChanges(write: Pick<Write, 'idRows' | 'keyRows' | 'removeIdRows' | 'removeKeyRows'>): Change[] {
  return [
    ...write.idRows.flatMap((row) => rowChange('id-rows', bareHex(row.locator), row.salt, row.control)),
    ...write.removeIdRows.flatMap(({ locator }) => rowChange('id-rows', bareHex(locator), null, null)),
    ...write.keyRows.flatMap((row) =>
      rowChange(
        'key-rows',
        bareHex(row.accountNumber),
        createWriter().bytes(row.loginPublicKey).bytes(row.methodBlob).finish(),
        createWriter().raw(row.signature, 64).raw(row.control, 32).finish(),
      ),
    ),
    ...write.removeKeyRows.flatMap(({ accountNumber }) => rowChange('key-rows', bareHex(accountNumber), null, null)),
  ];
}

/** The rows on this device, complete enough to be sent to a server. */
export async function readOwnRows(vault: Vault): Promise<{ idRows: IdRow[]; keyRows: KeyRow[] }> {
  const idRows: IdRow[] = [];
  const keyRows: KeyRow[] = [];
  for (const { key, value } of await vault.list('id-rows', '')) {
    const control = await vault.get('settings', proofKey('id-rows', key));
    if (control) idRows.push({ locator: fromHex(key), salt: value, control });
  }
  for (const { key, value } of await vault.list('key-rows', '')) {
    const proof = await vault.get('settings', proofKey('key-rows', key));
    if (!proof) continue;
    const [row, signed] = [createReader(value), createReader(proof)];
    const [loginPublicKey, methodBlob] = [row.bytes(), row.bytes()];
    keyRows.push({
      accountNumber: fromHex(key),
      loginPublicKey,
      methodBlob,
      signature: signed.raw(64),
      control: signed.raw(32),
    });
  }
  return { idRows, keyRows };
}

export const sameHead = (a: Head | null, b: Head | null): boolean =>
  a === b || (a !== null && b !== null && a.number === b.number && equalBytes(a.hash, b.hash));

/** What this computer remembers of a key server, where one value cannot be read: who the server is and what it signed is never made up. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { fromJsonBytes, toJsonBytes } from '../lib/json-bytes.ts';
import { damages } from '../vault/testing/damage.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import { readRecord, recordChange, type SyncRecord } from './sync-rows.ts';

const ID = new Uint8Array(32).fill(7);
const [KEY, NEXT] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
const receipt = {
  receiptKey: KEY,
  epoch: 1,
  head: { number: 3, hash: ID },
  sequence: 9,
  signature: new Uint8Array(64),
};
const RECORD: SyncRecord = {
  origin: 'https://keys.example.org',
  receiptKey: NEXT,
  succession: [
    {
      origin: 'https://keys.example.org',
      epoch: 1,
      number: 1,
      before: KEY,
      after: NEXT,
      signature: new Uint8Array(64),
    },
  ],
  followed: { at: 5, before: '0808' },
  receipt,
  readers: { aa: { after: 4, sees: 'x' }, bb: { after: 5, sees: 'y' } },
  inStepAt: 6,
  lastContact: 7,
  invitation: null,
  evidence: { kind: 'receipts', receipts: [receipt, receipt] },
  overruled: [],
};

/** Parts that are asked for again. */
const SOFT = new Set<unknown>(['readers', 'inStepAt', 'lastContact', 'followed', 'overruled', 'invitation']);

it('is read with stand-ins for what can be asked for again, and else refused as it lies there', async () => {
  await fc.assert(
    fc.asyncProperty(damages(JSON.parse(toJsonBytes(RECORD))), async ({ raw, path }) => {
      const vault = await createMemoryVault();
      const change = recordChange(ID, RECORD);
      const stored = utf8(JSON.stringify(raw));
      await vault.commit([{ ...change, value: stored }]);
      const read = await readRecord(vault, ID).catch((error: { code: string }) => error.code);
      if (read === 'storage-broken') {
        expect(SOFT.has(path[0])).toBe(false);
        expect(await vault.get('settings', change.key)).toEqual(stored);
        return;
      }
      const found = read as SyncRecord;
      // What is read is what is there: nothing stands in for it.
      for (const name of ['origin', 'receiptKey', 'succession', 'receipt', 'evidence'] as const)
        expect(found[name]).toEqual((fromJsonBytes(JSON.stringify(raw)) as SyncRecord)[name]);
      if (path[0] !== 'readers') expect(found.readers).toEqual(RECORD.readers);
    }),
  );
});

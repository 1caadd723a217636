/** The CSV of the history of a character: who signed what, one row for each act, whatever a title contains. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ActivityView, SignedView } from '../../messaging/activity.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { toActivityCsv } from './activity-csv.ts';
import { type ActKind, isShown } from './activity-filter.ts';
import { readCsv } from './testing/read-csv.ts';

const FROM = '0x8f3c41a97de0b2f65c1a94bd7703ee5fa26091d2';
const IDA = '0x2222222222222222222222222222222222222222';
const HASH = `0x${'5a'.repeat(32)}` as const;

const sent: ActivityView = {
  ...{ id: 'a1', status: 'included', title: 'Send 0.25 ETH to Ida Holm', detail: '', amount: '−0.25 ETH', hash: HASH },
  ...{ chainId: 1, origin: 'https://app.example', at: Date.UTC(2026, 0, 2, 3, 4, 5), nonce: 3, from: FROM, to: IDA },
  ...{ replaceable: false, signedBy: 'm1', feePaid: '21000000000000' },
};
const message: SignedView = {
  ...{ id: HASH, kind: 'message', title: 'Sign a message from app.example', amount: '', chainId: 1 },
  ...{ origin: 'https://app.example', at: sent.at, from: FROM, signedBy: 'gone' },
};
const elsewhere: SignedView = { ...message, kind: 'transaction', title: 'Send 1 ETH', chainId: 77, origin: null };
const received: ActivityView = {
  ...{
    id: 'b1',
    status: 'included',
    title: 'Received, sender unknown',
    detail: '',
    amount: '+1250.5 ETH',
    hash: null,
  },
  ...{ chainId: 1, origin: null, at: sent.at, nonce: null, from: null, to: FROM, replaceable: false, received: true },
};
const person = (id: string, name: string, ...methodIds: string[]) => ({ id, name, methodIds, current: false });
const known: Parameters<typeof toActivityCsv>[1] = {
  signers: {
    persons: [person('p1', 'Mara', 'm1'), person('p2', 'Ida Holm', 'm2')],
    methods: [{ id: 'm1', name: 'Laptop' }] as UnlockedSnapshot['methods'],
    former: { gone: { methodName: 'Bo’s key', person: { id: 'p3', name: 'Bo Ek' } } },
  },
  contacts: [{ address: IDA, name: '=Ida Holm' }],
  accounts: [{ address: FROM, name: 'Main', kind: 'hd', path: null, balance: null }],
  networks: [{ chainId: 1, name: 'Ethereum', symbol: 'ETH', decimals: 18 }] as UnlockedSnapshot['networks'],
};

const PAID = ['Ethereum', '0.000021', 'ETH'];

it('says who signed each transaction and each message', () => {
  const [head, ...rows] = readCsv(toActivityCsv([sent, message, elsewhere, received], known));
  const signedBy = head?.indexOf('Signed by') ?? -1;
  expect(rows.map((row) => row[signedBy])).toEqual([
    'Mara (“Laptop”)',
    ...Array.from({ length: 2 }, () => 'Bo Ek (“Bo’s key”), since removed'),
    '',
  ]);
  const address = '0x8f3C41A97DE0b2f65c1A94bd7703Ee5fA26091D2';
  expect(rows.map((row) => row.filter((_cell, at) => at !== signedBy).map((text) => text.toLowerCase()))).toEqual(
    [
      [
        'sent',
        sent.title,
        'out',
        '0.25',
        'ETH',
        'Included',
        'Main',
        address,
        IDA,
        "'=Ida Holm",
        ...PAID,
        sent.origin,
        HASH,
      ],
      ['signed', message.title, '', '', '', 'Signed', 'Main', address, '', '', '', '', '', sent.origin, ''],
      ['sent', 'Send 1 ETH', '', '', '', 'Signed on another computer', 'Main', address, '', '', '77', '', '', '', HASH],
      [
        'received',
        received.title,
        'in',
        '1250.5',
        'ETH',
        'Received',
        'Main',
        address,
        '',
        '',
        'Ethereum',
        '',
        '',
        '',
        '',
      ],
    ].map((row) => ['2026-01-02T03:04:05.000Z', ...row].map((text) => text?.toLowerCase())),
  );
});

it('keeps one row of as many cells for each act, and no cell begins a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 5 }),
      fc.constantFrom('=', '+', '-', '@', '"', '\r\n', ','),
      (titles, first) => {
        const rows = readCsv(
          toActivityCsv(
            titles.map((title, at) => ({
              ...(at % 2 === 0 ? message : received),
              ...{ title: `${first}${title}`, origin: `${first}${title}`, amount: `${first}${title}` },
            })),
            known,
          ),
        );
        expect(rows.map((row) => row.length)).toEqual(Array.from({ length: titles.length + 1 }, () => 17));
        for (const text of rows.flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      },
    ),
  );
});

it('the history is filtered by kind and by own account; hidden entries are shown when they are asked for', () => {
  const spam: ActivityView = { ...received, id: 'c1', hidden: 'look-alike' };
  const shown = (kind: ActKind, account: typeof FROM | '' = '') =>
    [sent, message, received, spam]
      .filter((act) => isShown(act, { kind, account, signedWith: null }))
      .map(({ id }) => id);
  expect(shown('all')).toEqual(['a1', HASH, 'b1']);
  expect(shown('sent', FROM)).toEqual(['a1']);
  expect(shown('received', FROM)).toEqual(['b1']);
  expect(shown('signed')).toEqual([HASH]);
  expect(shown('hidden')).toEqual(['c1']);
  const other = [received].filter((act) => isShown(act, { kind: 'all', account: IDA, signedWith: null }));
  expect(other).toEqual([]);
});

it('says of what was dropped whether it can still be carried out, as the activity does', () => {
  const dropped = { ...sent, status: 'dropped' } as const;
  const acts: ActivityView[] = [dropped, { ...dropped, paidBy: 'paymaster.example' }, { ...dropped, instead: 1 }];
  const [head, ...rows] = readCsv(toActivityCsv(acts, known));
  const status = head?.indexOf('Status') ?? -1;
  expect(rows.map((row) => row[status])).toEqual([
    'Dropped by the network; nothing moved',
    'Dropped: no bundler has it now, but it can still be carried out',
    'Not accepted by the network; sent another way',
  ]);
});

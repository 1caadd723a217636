/** What the list of signatures adds to the transactions of this computer, and who is named though they are gone. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { MOST_SIGNED } from '../../messaging/activity.ts';
import type { IdentityDocument, LogView, Profile } from '../../session/session.ts';
import { formerSigners, signedViews } from './signed-views.ts';

type Entry = NonNullable<Profile['signed']>[number];

const hashOf = (at: number): Hex => `0x${at.toString(16).padStart(64, '0')}`;
const entry = (at: number): Entry => ({
  ...{ id: hashOf(at), kind: 'transaction', by: `m${at}`, at, account: `0x${'1a'.repeat(20)}`, chainId: 1 },
  ...{ origin: null, title: `Send ${at} ETH`, amount: '' },
});

it('leaves out what this computer sent, and says where the list ends', () => {
  const { signed, signedIsFull } = signedViews([entry(2), entry(1)], [{ hash: hashOf(1) }, { hash: null }]);
  expect(signed).toEqual([expect.objectContaining({ id: hashOf(2), signedBy: 'm2', title: 'Send 2 ETH' })]);
  expect(signedIsFull).toBe(false);
  const many = Array.from({ length: MOST_SIGNED + 5 }, (_, at) => entry(at));
  expect(signedViews(many, []).signed).toHaveLength(MOST_SIGNED);
  expect(signedViews(many, [{ hash: hashOf(0) }]).signedIsFull).toBe(true);
});

it('names the removed ones among those who signed, and nobody else', () => {
  const log = {
    methods: [
      { id: 'here', state: 'active', personId: 'p1' },
      { id: 'gone', state: 'revoked', personId: 'p2' },
      { id: 'paper', state: 'revoked', personId: null },
      { id: 'silent', state: 'revoked', personId: 'p2' },
    ],
  } as unknown as LogView;
  const names = {
    methods: { gone: { name: 'Bo’s key' }, paper: { name: 'First recovery key' } },
    persons: { p2: { name: 'Bo Ek' } },
  } as unknown as IdentityDocument;
  const acts = ['here', 'gone', 'paper'].map((signedBy) => ({ signedBy }));
  expect(formerSigners(log, names, [...acts, {}])).toEqual({
    gone: { methodName: 'Bo’s key', person: { id: 'p2', name: 'Bo Ek' } },
    paper: { methodName: 'First recovery key', person: null },
  });
});

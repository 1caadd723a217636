/** What a page is told of each kind of failure. */
import { expect, it } from 'vitest';
import { WalletError, type WalletErrorCode } from '../lib/errors.ts';
import { refusal, toErrorOutcome } from './outcome.ts';

it.each<[WalletErrorCode, number]>([
  ['refused', 4001],
  ['locked', 4100],
  ['closed', 4100],
  ['not-allowed', 4100],
  ['not-found', 4100],
  ['cannot-open', 4100],
  ['stale', 4001],
  ['stopped', 4001],
  ['bad-input', -32602],
  ['node-refused', -32003],
  ['no-network', 4901],
  ['storage-full', -32603],
])('%s is %i', (code, number) => {
  expect(toErrorOutcome(new WalletError(code, 'Why.'))).toEqual({ kind: 'error', code: number, message: 'Why.' });
});

it('says nothing of what was not expected', () => {
  expect(toErrorOutcome(new TypeError('0xsecret'))).toEqual({
    kind: 'error',
    code: -32603,
    message: 'The wallet could not carry this out.',
  });
});

it('is 4001 for a refusal', () => {
  expect(refusal()).toMatchObject({ code: 4001, message: 'The person refused this request.' });
});

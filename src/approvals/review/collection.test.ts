/** Collections in the words of a prompt: by name, and the row says whose word the name is. */
import { expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { encodeApprove, encodeItemTransfer } from '../../ethereum/encode-call.ts';
import { WalletError } from '../../lib/errors.ts';
import { CATS, callData, IDA, MAIN, ROUTER, reviewTransaction, rowsOf, sentenceOf } from '../testing/review-world.ts';

const asked = (data: Parameters<typeof encodeApprove>[0], name: string | null = 'Night Cats') =>
  reviewTransaction({ to: CATS, value: '0', data }, { data: { collectionName: async () => name } });

it.each([
  ['ERC721', 1n, 'Send *item 12 of Night Cats* to Ida Holm?'],
  ['ERC1155', 3n, 'Send *3 of item 12 of Night Cats* to Ida Holm?'],
] as const)(
  'what the wallet itself sends (%s) names collection, number and pieces',
  async (standard, amount, words) => {
    const made = await asked(encodeItemTransfer(standard, MAIN, IDA, 12n, amount));
    expect(sentenceOf(made)).toBe(words);
    expect(rowsOf(made)[0]).toBe(`Collection: Night Cats (according to its contract; ${toChecksumAddress(CATS)})`);
  },
);

it('rights over items name the collection', async () => {
  expect(sentenceOf(await asked(callData('a22cb465', ROUTER, 1n)))).toBe(
    'Let Universal Router move *all your items of Night Cats*, now and later?',
  );
  const one = await asked(encodeApprove(ROUTER, 7n));
  expect(sentenceOf(one)).toBe('Let Universal Router take *item 7 of Night Cats*?');
  expect(rowsOf(one)).toContain(`Collection: Night Cats (according to its contract; ${toChecksumAddress(CATS)})`);
});

it('without a name, or where the node does not answer, there is the address', async () => {
  const data = encodeItemTransfer('ERC721', MAIN, IDA, 12n, 1n);
  expect(sentenceOf(await asked(data, null))).toBe('Send *item 12 of 0xca7500…000001* to Ida Holm?');
  const silent = await reviewTransaction(
    { to: CATS, value: '0', data },
    { data: { collectionName: async () => Promise.reject(new WalletError('no-network', 'silent')) } },
  );
  expect(rowsOf(silent)[0]).toBe(`Collection: Unknown (${toChecksumAddress(CATS)})`);
});

it('a name that the person or the wallet gave comes before that of the contract', async () => {
  const made = await reviewTransaction(
    { to: CATS, value: '0', data: encodeItemTransfer('ERC721', MAIN, IDA, 12n, 1n) },
    { data: { collectionName: async () => 'Night Cats', contractName: async () => 'Cats that I know' } },
  );
  expect(sentenceOf(made)).toContain('*item 12 of Cats that I know*');
  expect(rowsOf(made)[0]).not.toContain('according to its contract');
});

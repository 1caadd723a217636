/** The transactions of a batch: their nonces, and what happens when a node refuses one or does not answer. */
import { describe, expect, it } from 'vitest';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { encodeDeposit, encodeSigned } from '../../ethereum/deposit.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import { signTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { activityIdOf, broadcastBundle, bundleOf, ensureOnce, storedOf, transactionsOf, wayOf } from './outgoing.ts';

const record = (edits: ApprovalRecord['edits'] = {}): ApprovalRecord =>
  ({
    id: 'r',
    edits,
    payload: {
      kind: 'calls',
      bundleId: 'swap',
      together: null,
      transactions: [4, 5, 6].map((nonce) => ({ chainId: 1, from: '0xa', nonce })),
    },
    review: { body: { kind: 'transaction', fee: { nonce: 7 } } },
  }) as unknown as ApprovalRecord;

/** A node that answers like this, by id. */
function tracker(answers: Record<string, 'refused' | 'silent'>) {
  const did: string[] = [];
  return {
    did,
    broadcast: async (id: string) => {
      did.push(`send ${id}`);
      if (answers[id] === 'refused') throw new WalletError('node-refused', 'No.');
      if (answers[id] === 'silent') throw new WalletError('no-network', 'Nobody.');
      return '0x01' as const;
    },
    abandon: async (id: string) => void did.push(`drop ${id}`),
  };
}

describe('sending a batch', () => {
  it('sends all in order', async () => {
    const all = tracker({});
    expect(await broadcastBundle(record(), 'swap', all)).toEqual({ id: 'swap' });
    expect(all.did).toEqual(['send r', 'send r.1', 'send r.2']);
  });

  it('the first is refused: nothing is sent, now or later', async () => {
    const none = tracker({ r: 'refused' });
    await expect(broadcastBundle(record(), 'swap', none)).rejects.toMatchObject({ code: 'node-refused' });
    expect(none.did).toEqual(['send r', 'drop r.1', 'drop r.2']);
  });

  it('a later one is refused: the batch was sent, and those after it are not', async () => {
    const some = tracker({ 'r.1': 'refused' });
    expect(await broadcastBundle(record(), 'swap', some)).toEqual({ id: 'swap' });
    expect(some.did).toEqual(['send r', 'send r.1', 'drop r.2']);
  });

  it('no node answers: nothing is dropped, and it is called again', async () => {
    const later = tracker({ 'r.1': 'silent' });
    await expect(broadcastBundle(record(), 'swap', later)).rejects.toMatchObject({ code: 'no-network' });
    expect(later.did).toEqual(['send r', 'send r.1']);
  });
});

describe('what is signed', () => {
  const nonces = (edits: ApprovalRecord['edits'], free: (nonce: number) => number) =>
    transactionsOf(record(edits), { freeNonce: (_chainId, _account, nonce) => free(nonce) }).map(({ nonce }) => nonce);

  it('has nonces in a row: the one that was read, moved behind what was sent meanwhile, or the chosen one', () => {
    expect(nonces({}, (nonce) => nonce)).toEqual([7, 8, 9]);
    expect(nonces({}, () => 20)).toEqual([20, 21, 22]);
    expect(nonces({ nonce: 4 }, () => 20)).toEqual([4, 5, 6]);
  });

  it('counts as stored only when all of it is', () => {
    const stored = (ids: string[]) =>
      storedOf(record(), { byId: (id) => (ids.includes(id) ? { raw: '0x', hash: '0x' } : null) as never });
    expect(stored(['r', 'r.1'])).toBeNull();
    expect(stored(['r', 'r.1', 'r.2'])).toHaveLength(3);
    expect([0, 1].map((at) => activityIdOf({ id: 'r' }, at))).toEqual(['r', 'r.1']);
  });

  it('knows its batch; a faster transaction belongs to that of the one before it, a cancelling one to none', () => {
    const bundle = { id: 'swap', index: 2, atomic: false };
    const known = { byId: () => ({ bundle }) as never };
    const replacing = (act: 'speed-up' | 'cancel') =>
      bundleOf(
        { payload: { kind: 'transaction', replaces: { activityId: 'r.2', act } } } as ApprovalRecord,
        1,
        0,
        known,
      );
    expect(bundleOf(record(), 3, 1, known)).toEqual({ bundle: { id: 'swap', index: 1, atomic: false } });
    expect(bundleOf(record(), 1, 0, known)).toEqual({ bundle: { id: 'swap', index: 0, atomic: true } });
    expect(replacing('speed-up')).toEqual({ bundle });
    expect(replacing('cancel')).toEqual({});
  });
});

it('asks for as many nonces in a row as are signed, with those of authorizations', () => {
  const asked: number[] = [];
  const freeNonce = (_chainId: number, _account: Hex, nonce: number, nonces = 1) => {
    asked.push(nonces);
    return nonce + 10;
  };
  expect(transactionsOf(record(), { freeNonce }).map(({ nonce }) => nonce)).toEqual([17, 18, 19]);
  const together = { type: 'eip7702', chainId: 1, from: '0xa', nonce: 4 };
  const calls = record().payload as ApprovalRecord['payload'] & { kind: 'calls' };
  const delegating = { ...record(), payload: { ...calls, together } } as unknown as ApprovalRecord;
  expect(transactionsOf(delegating, { freeNonce }).map(({ nonce }) => nonce)).toEqual([17]);
  // The authorization of a user operation is not that of a transaction that was sent since it was prepared.
  const sponsored = { operation: {}, payer: 'paymaster.example', optional: false };
  const paid = { ...delegating, payload: { ...calls, together, sponsored } } as unknown as ApprovalRecord;
  expect(transactionsOf(paid, { freeNonce }).map(({ nonce }) => nonce)).toEqual([14]);
  expect(asked).toEqual([3, 2, 1]);
});

describe('what goes to a layer-2 network through its layer-1 chain', () => {
  const ME: Hex = '0x1a642f0e3c3af545e7acbd38b07251b3990914f1';
  const common = {
    type: 'legacy',
    chainId: 1,
    from: ME,
    value: '0',
    nonce: 0,
    gasLimit: '90000',
    gasPrice: '1',
  } as const;
  const inner = { ...common, chainId: 42161, to: ME, data: '0x' } as const;
  const signed = signTransaction(inner, fromHex(`0x${'01'.repeat(32)}`));
  const at = (network: number, data: Hex): PreparedTransaction => ({
    ...common,
    to: entranceOf(network)?.contract ?? null,
    data,
  });
  const deposit = at(8453, encodeDeposit({ to: ME, value: 1n, gasLimit: 21_000n, data: '0x' }));
  const message = at(42161, encodeSigned(signed.raw));

  it('is looked after there: a signed transaction by its hash, a deposit when its block is known', () => {
    const throughOf = (transaction: PreparedTransaction) =>
      wayOf({ payload: { kind: 'transaction', transaction, replaces: null } } as ApprovalRecord, transaction, {
        byId: () => null,
      });
    expect(throughOf(deposit)).toEqual({
      through: { chainId: 8453, to: ME, hash: null, block: null, status: 'waiting' },
    });
    expect(throughOf(message).through).toMatchObject({ chainId: 42161, to: ME, hash: signed.hash });
    expect(throughOf(at(42161, encodeSigned('0x02f8')))).toEqual({});
    expect(throughOf({ ...deposit, to: ME })).toEqual({});
  });

  it('is stored with the payment that it does, also by a faster deposit, and is signed once', () => {
    const asked = (transaction: PreparedTransaction, more: object) =>
      ({ payload: { kind: 'transaction', transaction, replaces: null, ...more } }) as unknown as ApprovalRecord;
    const [old, first] = [
      { id: 'old', characterId: 'c', transaction: { chainId: 8453, nonce: 3 }, status: 'pending' },
      { id: 'first', characterId: 'c', insteadOf: 'old', transaction: deposit, status: 'pending' },
    ];
    const tracker = (...all: object[]) => ({
      byId: (id: string) => (all.find((one) => (one as { id: string }).id === id) ?? null) as never,
      list: () => all as never[],
    });
    const again = asked(deposit, { insteadOf: 'old' });
    const faster = asked(deposit, { replaces: { activityId: 'first', act: 'speed-up' } });
    const fasterThere = asked(deposit, { replaces: { activityId: 'old', act: 'speed-up' } });
    const insteadOf = (one: ApprovalRecord, transaction: PreparedTransaction, known: ReturnType<typeof tracker>) =>
      wayOf(one, transaction, known).insteadOf;
    expect(insteadOf(again, deposit, tracker(old))).toBe('old');
    expect(insteadOf(faster, deposit, tracker(old, first))).toBe('old');
    expect(insteadOf(asked(message, { insteadOf: 'old' }), message, tracker(old))).toBeUndefined();
    ensureOnce(again, tracker(old));
    ensureOnce(faster, tracker(old, first));
    ensureOnce(asked(deposit, { replaces: { activityId: 'old', act: 'cancel' } }), tracker(old, first));
    for (const one of [again, fasterThere]) expect(() => ensureOnce(one, tracker(old, first))).toThrow('pay twice');
  });
});

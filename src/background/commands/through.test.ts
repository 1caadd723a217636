/** The commands that go to a layer-2 network through its layer-1 chain: what they ask the person for, while the network is silent. */
import { expect, it } from 'vitest';
import { encodeSigned, throughLayerOne } from '../../ethereum/deposit.ts';
import { encodeTransfer } from '../../ethereum/encode-call.ts';
import { entranceOf } from '../../ethereum/layer-one.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { type Received, receivedKey } from '../adapters/received.ts';
import type { Wallet } from '../wallet.ts';
import { transactionCommands } from './transaction.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const IDA: Hex = `0x${'33'.repeat(20)}`;
const TOKEN: Hex = `0x${'44'.repeat(20)}`;
const base = entranceOf(8453);
const inbox = entranceOf(42161);

const waiting = {
  id: 'old',
  characterId: 'everyday',
  status: 'pending',
  raw: '0x02f801',
  transaction: {
    type: 'eip1559',
    chainId: 8453,
    from: ME,
    to: IDA,
    value: '7',
    data: '0xabcd',
    nonce: 3,
    gasLimit: '90000',
  },
};

const OLD = { characterId: 'everyday', activityId: 'old' };

/** @param given changes to the answers of Ethereum; the network itself never answers */
function create({
  chainId = 8453,
  sent = waiting as object,
  others = [] as object[],
  given = {} as Record<string, unknown>,
  shown = 'everyday' as string | null,
  received = [] as Received[],
} = {}) {
  const asked: { chainId: number; payload: { transaction: PreparedTransaction; insteadOf?: string } }[] = [];
  const answers: Record<string, unknown> = {
    eth_getCode: '0x6001',
    eth_call: `0x${'00'.repeat(32)}`,
    eth_getTransactionCount: '0x5',
    eth_estimateGas: '0x186a0',
    eth_feeHistory: { baseFeePerGas: ['0x7'], reward: [['0x1', '0x1', '0x1']] },
    ...given,
  };
  const silent = async () => {
    throw new WalletError('no-network', 'It isn’t responding.');
  };
  const network = {
    chainId,
    decimals: 18,
    tokens: [{ address: TOKEN, symbol: 'USDC', name: 'USD Coin', decimals: 6 }],
  };
  const wallet = {
    session: { profiles: { read: async () => ({ chainId, contacts: [], accounts: [] }) } },
    clients: {
      client: (_character: string, id: number) => ({
        chainId: id,
        request: id === 1 ? async (method: string) => answers[method] : silent,
      }),
      network: () => network,
      withTokens: async () => network,
    },
    tracker: {
      freeNonce: (_chainId: number, _account: Hex, nonce: number) => nonce,
      of: async (characterId: string) =>
        characterId === 'everyday'
          ? { byId: (id: string) => (id === 'old' ? sent : null), list: () => [sent, ...others] }
          : { byId: () => null, list: () => [] },
    },
    found: { received: async (characterId: string) => (characterId === 'everyday' ? [{ chainId, received }] : []) },
    shown: { current: () => shown },
    openIds: () => new Set(['everyday']),
    approvals: {
      open: async (request: never) => {
        asked.push(request);
        return { id: 'a' };
      },
    },
  };
  return { asked, commands: transactionCommands(wallet as unknown as Wallet) };
}

const payment = {
  characterId: 'everyday',
  from: ME,
  to: IDA,
  amount: '0.5',
  token: null,
  everything: false,
  throughLayerOne: true,
};

it('prepares a payment on Ethereum while the network is silent, and brings no coins along', async () => {
  const { asked, commands } = create();
  await commands.send(payment);
  const [{ chainId, payload }] = asked as [(typeof asked)[0]];
  expect(chainId).toBe(1);
  expect(payload.transaction).toMatchObject({ chainId: 1, from: ME, to: base?.contract, value: '0', nonce: 5 });
  expect(throughLayerOne(payload.transaction)).toEqual({
    chainId: 8453,
    deposit: { to: IDA, value: 500_000_000_000_000_000n, gasLimit: 100_000n, data: '0x' },
    raw: null,
  });
});

it('knows the decimals of a listed token without the network', async () => {
  const { asked, commands } = create();
  await commands.send({ ...payment, token: TOKEN });
  expect(throughLayerOne(asked[0]?.payload.transaction as PreparedTransaction)?.deposit).toMatchObject({
    to: TOKEN,
    value: 0n,
    data: encodeTransfer(IDA, 500_000n),
  });
});

it('does what a waiting transaction would do, with its gas, and says which one', async () => {
  const { asked, commands } = create();
  await commands['bring-through'](OLD);
  expect(asked[0]?.payload.insteadOf).toBe('old');
  expect(throughLayerOne(asked[0]?.payload.transaction as PreparedTransaction)?.deposit).toEqual({
    to: IDA,
    value: 7n,
    gasLimit: 90_000n,
    data: '0xabcd',
  });
});

it('does it once: neither another deposit nor a faster transaction while the first can arrive', async () => {
  const deposit = {
    id: 'd',
    characterId: 'everyday',
    insteadOf: 'old',
    transaction: { chainId: 1 },
    status: 'pending',
  };
  const after = (change: object) => create({ others: [{ ...deposit, ...change }] });
  for (const change of [{}, { status: 'signed' }, { status: 'included', through: { status: 'waiting' } }]) {
    const { asked, commands } = after(change);
    await expect(commands['bring-through'](OLD)).rejects.toThrow('already being sent another way');
    await expect(commands['replace-transaction']({ ...OLD, act: 'speed-up' })).rejects.toThrow('pay twice');
    expect(asked).toEqual([]);
  }
  for (const change of [
    { status: 'failed' },
    { status: 'dropped' },
    { status: 'replaced' },
    { status: 'included', through: { status: 'failed' } },
    { insteadOf: 'else' },
  ]) {
    const { asked, commands } = after(change);
    await commands['bring-through'](OLD);
    expect(asked).toHaveLength(1);
  }
});

it('counts a faster transaction with the same payment as the same one', async () => {
  const first = { ...waiting, id: 'first' };
  const deposit = {
    id: 'd',
    characterId: 'everyday',
    insteadOf: 'first',
    transaction: { chainId: 1 },
    status: 'pending',
  };
  const same = create({ others: [first, deposit] });
  await expect(same.commands['bring-through'](OLD)).rejects.toThrow('pay twice');
  const cancelled = { ...first, transaction: { ...first.transaction, value: '9' } };
  const other = create({ others: [cancelled, deposit] });
  await other.commands['bring-through'](OLD);
  expect(other.asked).toHaveLength(1);
});

it('puts the same signed transaction into the inbox of Arbitrum', async () => {
  const sent = { ...waiting, transaction: { ...waiting.transaction, chainId: 42161 } };
  const { asked, commands } = create({ chainId: 42161, sent });
  await commands['bring-through'](OLD);
  expect(asked[0]?.payload.transaction).toMatchObject({
    chainId: 1,
    to: inbox?.contract,
    data: encodeSigned('0x02f801'),
  });
  await expect(commands.send(payment)).rejects.toMatchObject({ code: 'refused' });
  const paused = create({ chainId: 42161, sent, given: { eth_call: `0x${'00'.repeat(31)}01` } });
  await expect(paused.commands['bring-through'](OLD)).rejects.toThrow('paused');
});

it('asks for nothing where there is no way', async () => {
  const gone = create({ given: { eth_getCode: '0x' } });
  await expect(gone.commands.send(payment)).rejects.toThrow('is missing');
  await expect(create({ chainId: 137 }).commands.send(payment)).rejects.toMatchObject({ code: 'refused' });
  const done = create({ sent: { ...waiting, status: 'included' } });
  await expect(done.commands['bring-through'](OLD)).rejects.toThrow('no longer pending');
  const delegating = create({ sent: { ...waiting, transaction: { ...waiting.transaction, type: 'eip7702' } } });
  await expect(delegating.commands['bring-through'](OLD)).rejects.toMatchObject({ code: 'refused' });
  expect([gone, done, delegating].flatMap(({ asked }) => asked)).toEqual([]);
});

it('knows an entry of the character whose page was drawn, whichever is shown since', async () => {
  const came: Received = {
    block: 9,
    blockHash: `0x${'44'.repeat(32)}`,
    index: 2,
    transaction: `0x${'55'.repeat(32)}`,
    token: TOKEN,
    from: IDA,
    to: ME,
    amount: '7',
    id: null,
    at: null,
    acted: false,
  };
  for (const shown of ['savings', null]) {
    const { asked, commands } = create({ shown, received: [came] });
    expect(await commands['read-activity'](OLD)).toMatchObject({ sent: { value: '7', data: '0xabcd' } });
    const received = { ...OLD, activityId: `8453:${receivedKey(came)}` };
    expect(await commands['read-activity'](received)).toEqual({ block: 9, sent: null });
    await commands['bring-through'](OLD);
    expect(asked).toHaveLength(1);
    const { commands: others } = create({ shown: 'savings' });
    for (const activityId of ['old', received.activityId])
      await expect(others['read-activity']({ characterId: 'savings', activityId })).rejects.toMatchObject({
        code: 'not-found',
      });
    await expect(others['bring-through']({ ...OLD, characterId: 'savings' })).rejects.toMatchObject({
      code: 'not-found',
    });
  }
});

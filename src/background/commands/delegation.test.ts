/** The commands about the delegation of an account: looking it up, and asking for its end. */
import { expect, it } from 'vitest';
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { delegationCode, SIMPLE_ACCOUNT } from '../../ethereum/delegates.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Wallet } from '../wallet.ts';
import { transactionCommands } from './transaction.ts';

const ME: Hex = `0x${'11'.repeat(20)}`;
const STRANGER: Hex = `0x${'33'.repeat(20)}`;
const at = { characterId: 'everyday', address: ME };

function create(code: Hex) {
  const asked: unknown[] = [];
  const answers: Record<string, unknown> = {
    eth_getCode: code,
    eth_getTransactionCount: '0x5',
    eth_estimateGas: '0x5208',
    eth_feeHistory: { baseFeePerGas: ['0x7'], reward: [['0x1', '0x1', '0x1']] },
  };
  const client = { chainId: 10, request: async (method: string) => answers[method] };
  const wallet = {
    session: { profiles: { read: async () => ({ chainId: 10 }) } },
    clients: { client: () => client },
    tracker: { freeNonce: (_chainId: number, _account: Hex, nonce: number) => nonce },
    openIds: () => new Set(['everyday']),
    approvals: {
      open: async (request: unknown) => {
        asked.push(request);
        return { id: 'a' };
      },
    },
  };
  return { asked, commands: transactionCommands(wallet as unknown as Wallet) };
}

it('looks up whose code the account runs', async () => {
  const look = (code: Hex) => create(code).commands['account-delegation'](at);
  expect(await look('0x')).toBeNull();
  expect(await look(delegationCode(STRANGER))).toEqual({ delegate: STRANGER, name: null, known: false });
  expect(await look(delegationCode(SIMPLE_ACCOUNT.address))).toMatchObject({ name: 'Simple7702Account', known: true });
});

it('asks for a transaction that ends it, with gas for the authorization', async () => {
  const { asked, commands } = create(delegationCode(STRANGER));
  expect(await commands['end-delegation'](at)).toEqual({ approvalId: 'a' });
  expect(asked).toMatchObject([
    {
      origin: null,
      account: ME,
      chainId: 10,
      payload: { transaction: { type: 'eip7702', delegate: ZERO_ADDRESS, to: ME, value: '0', data: '0x', nonce: 5 } },
    },
  ]);
  const [{ payload }] = asked as [{ payload: { transaction: { gasLimit: string } } }];
  expect(Number(payload.transaction.gasLimit)).toBeGreaterThanOrEqual(46_000);
});

/** Commands about rights to take tokens and items: who has one, taking it back, and lowering it. */

import type { Payload } from '../../approvals/record.ts';
import type { Client } from '../../chain/client-type.ts';
import { readBatching } from '../../chain/delegation.ts';
import { isRevert } from '../../chain/node-error.ts';
import type { PrepareDeps } from '../../chain/prepare.ts';
import { prepareBatch, prepareCalls } from '../../chain/prepare-calls.ts';
import { beginReview } from '../../chain/recent-head.ts';

import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { encodeApprove, encodePermit2Approve, encodeStopOperator } from '../../ethereum/encode-call.ts';
import type { BatchCall } from '../../ethereum/transaction-type.ts';
import { type Hex, randomBytes, toHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { AllowanceChange } from '../../messaging/allowance-view.ts';
import type { Wallet } from '../wallet.ts';
import { askPerson } from './ask-person.ts';
import type { Handlers } from './handler.ts';
import { ensureNetwork } from './network.ts';

/** Calls of one prompt: more are not read. */
const IN_A_PROMPT = 20;

/** The call that leaves the right with `amount`. Permit2 keeps its end as it is. */
function callOf({ kind, contract, token, spender, id, amount, expiresAt }: AllowanceChange): BatchCall {
  const units = BigInt(amount ?? 0);
  const call = (data: Hex): BatchCall => ({ to: contract.toLowerCase() as Hex, value: '0', data });
  switch (kind) {
    case 'token':
      return call(encodeApprove(spender, units));
    case 'permit2':
      return call(encodePermit2Approve(token, spender, units, BigInt(Math.floor((expiresAt ?? 0) / 1000))));
    case 'operator':
      return call(encodeStopOperator(spender));
    case 'item':
      return call(encodeApprove(ZERO_ADDRESS, BigInt(id ?? 0)));
  }
}

/** Some tokens change an allowance only when it is zero: they get two calls. */
async function callsOf(client: Client, change: AllowanceChange): Promise<BatchCall[]> {
  const call = callOf(change);
  if (change.kind !== 'token' || change.amount === null || BigInt(change.amount) === 0n) return [call];
  try {
    await client.request('eth_call', [{ from: change.account, to: call.to, data: call.data }, 'latest']);
    return [call];
  } catch (error) {
    if (isRevert(error)) return [callOf({ ...change, amount: null }), call];
    throw error;
  }
}

/** In one transaction where the account is set up for that. To take rights back it is not set up. */
async function batchOf(account: Hex, calls: readonly [BatchCall, ...BatchCall[]], deps: PrepareDeps): Promise<Payload> {
  const batching = (await readBatching(deps.client, account)) === 'supported' ? 'supported' : 'unsupported';
  const prepared = await prepareBatch(account, calls, batching, deps);
  return { kind: 'calls', bundleId: toHex(randomBytes(32)), ...prepared, atomicRequired: false };
}

export function allowanceCommands(wallet: Wallet) {
  const { session, allowances, clients, tracker } = wallet;

  /** One prompt, for calls of one account. */
  async function ask(characterId: string, chainId: number, account: Hex, calls: readonly BatchCall[]): Promise<void> {
    const [call, ...others] = calls;
    if (call === undefined) return;
    const deps = { client: beginReview(clients.client(characterId, chainId)), nextNonce: tracker.freeNonce };
    const payload: Payload =
      others.length === 0
        ? { kind: 'transaction', transaction: (await prepareCalls(account, [call], deps))[0], replaces: null }
        : await batchOf(account, [call, ...others], deps);
    await askPerson(wallet, { characterId, account, chainId, payload });
  }

  return {
    async 'search-allowances'({ characterId, chainId, go }) {
      ensureNetwork(wallet, chainId);
      return allowances.search(characterId, chainId, go);
    },
    async 'change-allowances'({ characterId, chainId, changes }) {
      ensureNetwork(wallet, chainId);
      const { accounts } = await session.profiles.read(characterId);
      const signing = new Set(accounts.filter(({ kind }) => kind !== 'watch').map(({ address }) => address));
      const concerned = [...new Set(changes.map(({ account }) => account.toLowerCase() as Hex))];
      if (concerned.some((account) => !signing.has(account))) throw new WalletError('not-found', t.noKeyForAllowances);
      const client = clients.client(characterId, chainId);
      let prompts = 0;
      for (const account of concerned) {
        const wanted = changes.filter((change) => change.account.toLowerCase() === account);
        const calls = (await Promise.all(wanted.map((change) => callsOf(client, change)))).flat();
        for (let at = 0; at < calls.length; at += IN_A_PROMPT) {
          await ask(characterId, chainId, account, calls.slice(at, at + IN_A_PROMPT));
          prompts++;
        }
      }
      return { prompts };
    },
  } satisfies Partial<Handlers>;
}

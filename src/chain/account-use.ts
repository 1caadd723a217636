/** Whether accounts were ever used on a network: what they hold, and how many transactions they have sent. */
import { inTurn } from './apart.ts';
import { askAll } from './ask-all.ts';
import { type AccountBalance, type BalanceQuestion, readBalances } from './balances.ts';
import { readNumber } from './read-result.ts';

export interface AccountUse extends AccountBalance {
  sent: number;
}

/** Two requests where the network has Multicall3 and the node takes batches. @throws WalletError no-network, NodeError */
export async function readUse(question: BalanceQuestion): Promise<AccountUse[]> {
  const { client, accounts } = question;
  if (client.apart && accounts.length > 1)
    return inTurn(accounts, (account) => readUse({ ...question, accounts: [account] }));
  const [balances, counts] = await Promise.all([
    readBalances(question),
    askAll(
      client,
      accounts.map((account) => ({ method: 'eth_getTransactionCount', params: [account, 'latest'] })),
    ),
  ]);
  return balances.map((balance, at) => ({ ...balance, sent: readNumber(counts[at], 'eth_getTransactionCount') }));
}

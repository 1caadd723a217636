/** What the list of activity says of a transaction: the prompt's own sentence, and what left the account. */
import type { ApprovalRecord } from '../../approvals/record.ts';
import { formatUnits } from '../../ethereum/amount.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import { siteHost } from '../../messaging/site-host.ts';
import type { ChainClients } from './chain-clients.ts';

/** @param at counts the transactions of the request from 0 */
export function wordsOf(
  record: ApprovalRecord,
  transaction: PreparedTransaction | null,
  at: number,
  clients: Pick<ChainClients, 'network'>,
): { title: string; detail: string; amount: string } {
  const { body, sentence } = record.review;
  const batch = body.kind === 'transaction' ? body.batch : null;
  const isOneOfMany = batch !== null && batch.transactions > 1;
  const title = (
    (isOneOfMany ? batch.sentences[at] : null) ??
    sentence
      // Right before sending it was an address that was never used; not any more in a list of what was sent.
      .map(({ text, afterwards }) => afterwards ?? text)
      .join('')
  ).replace(/[.?]$/, '');
  const detail = record.origin === null ? t.inWallet : t.onSite(siteHost(record.origin).whole);
  if (body.kind !== 'transaction') return { title, detail, amount: '' };
  const out = body.simulation.changes.find((change) => change.direction === 'out');
  const moved = out ?? body.simulation.changes.find((change) => change.direction === 'in');
  // The changes are those of all together.
  if (moved && !isOneOfMany)
    return { title, detail, amount: `${moved.direction === 'out' ? '−' : '+'}${moved.amount}` };
  if (transaction === null || transaction.value === '0') return { title, detail, amount: '' };
  const { symbol, decimals } = clients.network(transaction.chainId);
  return { title, detail, amount: `−${formatUnits(BigInt(transaction.value), decimals)} ${symbol}` };
}

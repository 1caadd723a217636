/** eth_subscribe and eth_unsubscribe (EIP-1193): news comes as `message` events while the page is shown. Made of reads, as filters are. */
import type { Watched } from '../../chain/watch-type.ts';
import { invalidParams } from '../fault.ts';
import { parseLogFilter } from '../log-selection.ts';
import { done, type Method, ownerOf } from '../method.ts';

export const ethSubscribe: Method = {
  needs: 'nothing',
  read([name, option]) {
    const watched = readSubscription(name, option);
    return async (context) => done(await context.deps.watches.add(ownerOf(context), watched, { pushes: true }));
  },
};

export const ethUnsubscribe: Method = {
  needs: 'nothing',
  read([id]) {
    if (typeof id !== 'string') throw invalidParams('eth_unsubscribe takes the id of a subscription.');
    return async (context) => done(await context.deps.watches.remove(ownerOf(context), id, { pushes: true }));
  },
};

function readSubscription(name: unknown, option: unknown): Watched {
  switch (name) {
    case 'newHeads':
      return { kind: 'blocks' };
    case 'logs':
      // Always from now on, whatever the range says.
      return { ...parseLogFilter(option).watched, first: 0, last: null };
    case 'newPendingTransactions':
      return { kind: 'pending', whole: option === true };
    case 'syncing':
      return { kind: 'syncing' };
    default:
      throw invalidParams('Subscriptions are newHeads, logs, newPendingTransactions and syncing.');
  }
}

/** The filter methods of EIP-1474: the page fetches what is new. Made of reads, see [Note: Watching without a node's filters] in chain/watch.ts. */
import type { Watched } from '../../chain/watch-type.ts';
import { invalidParams } from '../fault.ts';
import { type BlockRange, parseLogFilter } from '../log-selection.ts';
import { type Context, done, type Method, ownerOf } from '../method.ts';

const makes = (read: (first: unknown) => { watched: Watched; range?: BlockRange }): Method => ({
  needs: 'nothing',
  read([first]) {
    const { watched, range = {} } = read(first);
    return async (context) => done(await context.deps.watches.add(ownerOf(context), watched, { pushes: false, range }));
  },
});

const uses = (run: (context: Context, id: string) => Promise<unknown>): Method => ({
  needs: 'nothing',
  read([id]) {
    if (typeof id !== 'string') throw invalidParams('The first parameter of this method is the id of a filter.');
    return async (context) => done(await run(context, id));
  },
});

export const ethNewFilter = makes(parseLogFilter);
export const ethNewBlockFilter = makes(() => ({ watched: { kind: 'blocks' } }));
export const ethNewPendingTransactionFilter = makes((whole) => ({
  watched: { kind: 'pending', whole: whole === true },
}));

/** Logs, or hashes of blocks or transactions. */
export const ethGetFilterChanges = uses(async (context, id) => {
  const news = await context.deps.watches.changes(ownerOf(context), id);
  return news.map((one) => (isHeader(one) ? one.hash : one));
});

export const ethGetFilterLogs = uses((context, id) => context.deps.watches.logs(ownerOf(context), id));

export const ethUninstallFilter = uses((context, id) =>
  context.deps.watches.remove(ownerOf(context), id, { pushes: false }),
);

const isHeader = (one: unknown): one is { hash: unknown } =>
  typeof one === 'object' && one !== null && 'parentHash' in one;

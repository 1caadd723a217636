/** server:admin list: the identities of this server, as numbers. */
import { listIdentities, type Overview, SORTS, type Sort, totalsOf } from '../identities/overview.ts';
import { OptionsError } from '../options.ts';
import { type Act, given, say, sayJson, usageOf, withStore } from './act.ts';
import { countText, dateText, sizeText, tableText } from './words.ts';

const sorts = Object.keys(SORTS).join('|');

/** @throws OptionsError */
function sortOf(text = 'bytes'): Sort {
  if (!Object.hasOwn(SORTS, text)) throw new OptionsError(`--sort takes ${sorts}, not "${text}".`);
  return text as Sort;
}

export function stateText({ state, deletesAt, byOperator }: Overview): string {
  if (deletesAt === null || state === 'kept') return 'kept';
  const who = byOperator ? 'by the operator' : 'by its owner';
  return state === 'deletes' ? `deleted on ${dateText(deletesAt)} ${who}` : `deleted ${who}, not swept yet`;
}

const rowOf = (identity: Overview): string[] => [
  identity.id,
  sizeText(identity.bytes),
  String(identity.boxes),
  String(identity.entries),
  dateText(identity.created),
  dateText(identity.written),
  stateText(identity),
];

export const list: Act = {
  summary: 'the identities with their sizes',
  usage: usageOf(
    `list [--sort ${sorts}] [--limit N] [--page N] [--json]`,
    `  --sort bytes          by size (default), number of boxes or log entries, largest first; or by ID
  --limit N             how many (default 50)
  --page N              the next ones: 2, 3, ... (default 1)
  --json                for programs`,
  ),
  async run(parameters) {
    const options = given(parameters, { texts: ['sort', 'limit', 'page'], flags: ['json'] });
    const sort = sortOf(options.text('sort'));
    const limit = options.number('limit', { standard: 50, least: 1, most: 10_000 });
    const page = options.number('page', { standard: 1, least: 1, most: 100_000 });
    await withStore(options.place, async (store) => {
      const totals = await totalsOf(store);
      const identities = await listIdentities(store, { sort, limit, page: page - 1, now: Date.now() });
      if (options.has('json')) return sayJson({ totals, identities });
      const head = ['identity', 'size', 'boxes', 'entries', 'created', 'written', 'state'];
      if (identities.length > 0) say(tableText([head, ...identities.map(rowOf)], [1, 2, 3]));
      say(
        `${identities.length} of ${countText(totals.identities, 'identity', 'identities')}; in all ${sizeText(totals.bytes)}, ` +
          `${countText(totals.boxes, 'box', 'boxes')}, ${countText(totals.entries, 'log entry', 'log entries')}; ` +
          `${totals.deletes} being deleted.`,
      );
    });
  },
};

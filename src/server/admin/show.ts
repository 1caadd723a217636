/** server:admin show: one identity as the server sees it: numbers, and what its log says in the open. */
import { detailOf } from '../identities/overview.ts';
import { type Act, given, say, sayJson, usageOf, withStore } from './act.ts';
import { digitsOf, identityOf } from './identity-id.ts';
import { stateText } from './list.ts';
import { dateText, sizeText, tableText } from './words.ts';

export const show: Act = {
  summary: 'one identity: numbers, kinds of its login methods, open sessions',
  usage: usageOf('show ID [--json]', '  ID                    as `list` prints it; the first 8 digits are enough'),
  async run(parameters) {
    const options = given(parameters, { flags: ['json'], most: 1 });
    const digits = digitsOf(options.words);
    await withStore(options.place, async (store) => {
      const detail = await detailOf(store, await identityOf(store, digits), Date.now());
      if (detail === null) throw new Error(`There is no identity ${digits} here. See \`server:admin list\`.`);
      if (options.has('json')) return sayJson(detail);
      const { id, type, bytes, created, written, rows, methods, devices, characters } = detail;
      say(
        tableText([
          ['identity', id],
          ['state', stateText(detail)],
          ['type', type],
          ['size', sizeText(bytes)],
          ['created', dateText(created)],
          ['written', dateText(written)],
          ['characters', String(characters)],
          ['computers', String(devices)],
          ...Object.entries(rows).map(([name, count]) => [name, String(count)]),
        ]),
      );
      say('');
      const head = ['login method', 'kind', 'rank', 'state', 'added'];
      say(
        tableText([head, ...methods.map((each) => [each.id, each.kind, each.rank, each.state, dateText(each.added)])]),
      );
    });
  },
};

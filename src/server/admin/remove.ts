/** server:admin remove: the operator ends an identity on this server. What its owner has on computers stays there. */
import { bareHex } from '../../lib/bytes.ts';
import { detailOf } from '../identities/overview.ts';
import { cancelRemoval, REMOVAL_GRACE, type Removal, removeNow, scheduleRemoval } from '../identities/removal.ts';
import { OptionsError } from '../options.ts';
import type { Store } from '../store/store.ts';
import { type Act, given, say, usageOf, withStore } from './act.ts';
import { digitsOf, fullId } from './identity-id.ts';
import { countText, dateText, sizeText } from './words.ts';

const noIdentity = (digits: string): Error =>
  new Error(`There is no identity ${digits} here. See \`server:admin list\`.`);

async function describe(store: Store, id: Uint8Array): Promise<string> {
  const detail = await detailOf(store, id, Date.now());
  if (detail === null) throw noIdentity(bareHex(id));
  const { rows } = detail;
  return (
    `Identity ${detail.id}: ${sizeText(detail.bytes)}, ${countText(rows.boxes ?? 0, 'box', 'boxes')}, ` +
    `${countText(detail.entries, 'log entry', 'log entries')}, written ${dateText(detail.written)}.`
  );
}

function inWords({ deletesAt, removeAt }: Removal, now: number): string {
  if (deletesAt <= now) return `The identity was deleted on ${dateText(deletesAt)}. The next sweep removes the rest.`;
  const until = `The identity will be deleted on ${dateText(deletesAt)}`;
  if (deletesAt === removeAt) return `${until}. Until then it works as before; --cancel takes this back.`;
  return `${until}, as its owner asked before. If its owner takes that back, it will be deleted on ${dateText(removeAt)}; --cancel takes back the latter alone.`;
}

export const remove: Act = {
  summary: 'deletes one identity, after three days or at once',
  usage: usageOf(
    'remove ID --yes [--now | --cancel]',
    `  ID                    the whole ID, as \`list\` prints it
  --yes                 removes it; without this the command only says what it would remove
  --now                 at once, and for good (default: in 72 hours, as when its owner asks for it)
  --cancel              takes back a removal whose 72 hours are not over`,
  ),
  async run(parameters) {
    const options = given(parameters, { flags: ['yes', 'now', 'cancel'], most: 1 });
    const digits = digitsOf(options.words);
    const id = fullId(digits);
    if (options.has('now') && options.has('cancel')) throw new OptionsError('Give --now or --cancel, not both.');
    await withStore(options.place, async (store) => {
      if (options.has('cancel')) {
        if (!(await cancelRemoval(store, id, Date.now())))
          throw new Error(
            'The operator has not asked for the removal of this identity. A deletion that its owner asked for can only be cancelled by the owner.',
          );
        return say('The removal is cancelled.');
      }
      if (!options.has('yes')) {
        say(await describe(store, id));
        throw new OptionsError('Nothing was removed. Give --yes as well to remove it.');
      }
      if (options.has('now')) {
        if (!(await removeNow(store, id))) throw noIdentity(digits);
        return say('The identity is removed. Its ID cannot be registered here again.');
      }
      const now = Date.now();
      const removal = await scheduleRemoval(store, id, now + REMOVAL_GRACE);
      if (removal === null) throw noIdentity(digits);
      say(inWords(removal, now));
    });
  },
};

/** Replaces the server's OPAQUE setup or its receipt key, also while the server runs. */
import { isWaiting, LONGEST_WAIT } from '../generations.ts';
import { OptionsError } from '../options.ts';
import {
  dropSetups,
  type Generations,
  mergeGenerations,
  readGenerations,
  rotateKey,
  rotateSetup,
} from '../rotation.ts';
import { readSecretsAt } from '../secrets.ts';
import { type Act, given, say, usageOf, withStore } from './act.ts';
import { countText } from './words.ts';

const WHAT = ['show', 'opaque', 'receipts', 'drop', 'merge'] as const;
const MINUTE = 60_000;

const since = (from: number): string => (from === 0 ? 'the beginning' : new Date(from).toISOString());

function inWords({ setups, keys, begun }: Generations, now: number): string {
  const present = keys.findLast((key) => !isWaiting(key, { now, begun }));
  const ofSetups = setups.map(
    ({ number, from, records }) => `OPAQUE setup ${number}, since ${since(from)}: ${countText(records, 'record')}`,
  );
  const ofKeys = keys.map(({ number, from, isSigned, fingerprint }) => {
    const alone = number === 1 || isSigned ? '' : ', not signed by the key before it';
    const state =
      number === present?.number
        ? ', signs now'
        : isWaiting({ number, from, isSigned }, { now, begun })
          ? ', waits'
          : '';
    return `Receipt key ${number}, from ${since(from)}: ${fingerprint}${alone}${state}`;
  });
  return [...ofSetups, ...ofKeys].join('\n');
}

const NONE_DROPPED =
  'No setup can be removed yet: each one has passwords, or no newer one has been there for an hour. If a newer one is dated ahead of ' +
  'the clock, make another: rotate opaque.';
const BACKUP = 'Make a backup now: older ones do not have it.';

export const rotate: Act = {
  summary: 'replaces the OPAQUE setup or the receipt key, or shows both',
  usage: usageOf(
    'rotate show|opaque|receipts|drop|merge',
    `  show                  the OPAQUE setups, with the number of records under each, and the receipt keys
  opaque                a new OPAQUE setup: new passwords are registered under it, others stay under theirs
  receipts              a new receipt key, signed by the present one: wallets follow by themselves
    --minutes N         until it signs (default 5; at least 1 with PostgreSQL)
    --alone             with PostgreSQL: one process runs on the database, so N may be 0
    --overtake          even though another new key is waiting, as after a rotation with a clock that was ahead
    --stolen            the present key was stolen: it does not sign the new one, which signs at once
  drop                  removes old OPAQUE setups without records
  merge                 adds the setups and keys that are missing here, after a restore beside newer secrets
    --from FILE         the other secrets.json of the same server`,
  ),
  async run(parameters) {
    const { place, words, has, text, number } = given(parameters, {
      texts: ['minutes', 'from'],
      flags: ['stolen', 'alone', 'overtake'],
      most: 1,
    });
    const what = WHAT.find((each) => each === words[0]);
    if (what === undefined) throw new OptionsError(`Say what to do: ${WHAT.join(', ')}.`);
    const isOfReceipts = text('minutes') !== undefined || has('stolen') || has('alone') || has('overtake');
    if (what !== 'receipts' && isOfReceipts)
      throw new OptionsError('--minutes, --alone, --overtake and --stolen work only with receipts.');
    const from = text('from');
    if ((what === 'merge') !== (from !== undefined))
      throw new OptionsError('--from FILE works only with merge, and merge needs it.');
    if (has('stolen') && text('minutes') !== undefined)
      throw new OptionsError('Give --minutes or --stolen, not both: after a theft the new key signs immediately.');
    const minutes = has('stolen')
      ? 0
      : number('minutes', {
          standard: 5,
          least: place.kind === 'postgres' && !has('alone') ? 1 : 0,
          most: LONGEST_WAIT / MINUTE,
        });
    await withStore(place, async (store, folder) => {
      const data = { store, folder };
      const now = Date.now();
      if (what === 'opaque') {
        await rotateSetup(data, now);
        say(`New passwords are registered under a new OPAQUE setup. ${BACKUP}`);
      } else if (what === 'receipts') {
        const from = now + minutes * MINUTE;
        await rotateKey(data, { now, from, isSigned: !has('stolen'), overtakes: has('overtake') });
        say(`There is a new receipt key. Publish its fingerprint. ${BACKUP}`);
      } else if (what === 'drop') {
        const dropped = await dropSetups(data, now);
        say(dropped.length === 0 ? NONE_DROPPED : `Removed: OPAQUE setup ${dropped.join(', ')}.`);
      } else if (from !== undefined) {
        const added = await mergeGenerations(data, readSecretsAt(from));
        say(added.length === 0 ? 'Nothing is missing here.' : `Added: ${added.join(', ')}. ${BACKUP}`);
      }
      say(inWords(await readGenerations(data), now));
    });
  },
};

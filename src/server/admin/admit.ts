/** server:admin admit: lets anybody register for a while, on a server that otherwise accepts nobody. */
import { admitMore } from '../identities/admission.ts';
import { type Act, given, say, usageOf, withStore } from './act.ts';
import { countText } from './words.ts';

const HOUR = 60 * 60 * 1000;

export const admit: Act = {
  summary: 'admits new identities to a server that is closed',
  usage: usageOf(
    'admit [--count N] [--hours N]',
    `  --count N             how many identities are admitted, first come, first served (default 1; 0 takes it back)
  --hours N             for how long (default 24)`,
  ),
  async run(parameters) {
    const options = given(parameters, { texts: ['count', 'hours'] });
    const count = options.number('count', { standard: 1, least: 0, most: 1_000_000 });
    const hours = options.number('hours', { standard: 24, least: 1, most: 24 * 365 });
    await withStore(options.place, (store) => admitMore(store, count, Date.now() + hours * HOUR));
    if (count === 0) return say('Nobody is admitted any more.');
    say(`${countText(count, 'new identity', 'new identities')} can register in the next ${countText(hours, 'hour')}.`);
  },
};

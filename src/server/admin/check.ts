/** server:admin check: the integrity of a server's data, also while it runs. Changes nothing. */

import { checkData } from '../check-data.ts';
import { type Act, given, say, usageOf } from './act.ts';
import { countText } from './words.ts';

export const check: Act = {
  summary: 'reads all data and names what is damaged',
  usage: usageOf('check'),
  async run(parameters) {
    const { identities, faults } = await checkData(given(parameters, {}).place, Date.now());
    for (const fault of faults) say(fault);
    say(
      `${countText(identities, 'identity was', 'identities were')} read, ${countText(faults.length, 'fault')} found.`,
    );
    if (faults.length > 0) throw new Error('The data is damaged. Restore a backup.');
  },
};

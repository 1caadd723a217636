/** npm run server:admit -- --count N: admits N new identities on a server whose registration is closed. Changes nothing else. */
import { command } from './command.ts';
import { openData } from './data-location.ts';
import { admitMore } from './identities/admission.ts';
import { parseAdmitOptions } from './options.ts';

const USAGE = `npm run server:admit -- [--count N] [--hours N] [--data DIR]
  --count N   how many new identities are taken (default 1; 0 takes back what was admitted)
  --hours N   for how long (default 24)
DATABASE_URL=postgres://... in the environment takes PostgreSQL instead of a folder.`;

command(USAGE, async (parameters) => {
  const { place, count, hours } = parseAdmitOptions(parameters, process.env);
  const { store } = await openData(place);
  try {
    await admitMore(store, count, Date.now() + hours * 60 * 60 * 1000);
  } finally {
    await store.close();
  }
  process.stdout.write(`${count} new identities are taken in the next ${hours} hours.\n`);
});

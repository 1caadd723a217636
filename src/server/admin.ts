/** npm run server:admin -- ACT: what the operator does with the data of a server, also while it runs. */
import type { Act } from './admin/act.ts';
import { admit } from './admin/admit.ts';
import { check } from './admin/check.ts';
import { invite } from './admin/invite.ts';
import { list } from './admin/list.ts';
import { probe } from './admin/probe.ts';
import { remove } from './admin/remove.ts';
import { reset } from './admin/reset.ts';
import { rotate } from './admin/rotate.ts';
import { show } from './admin/show.ts';
import { command } from './command.ts';
import { OptionsError } from './options.ts';

const ACTS: Readonly<Record<string, Act>> = { list, show, remove, reset, invite, admit, rotate, check, probe };

const USAGE = `npm run server:admin -- ACT [options]
${Object.entries(ACTS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join('\n')}
npm run server:admin -- ACT --help prints the options of one.`;

const [name = '', ...parameters] = process.argv.slice(2);
const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;

if (act !== undefined) command(act.usage, act.run, parameters);
else
  command(USAGE, async () => {
    throw new OptionsError(name === '' ? 'Say what to do.' : `There is no act "${name}".`);
  });

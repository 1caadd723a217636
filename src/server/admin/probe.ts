/** server:admin probe: has the running server check the proxy in front of it, and prints what is wrong. Changes nothing. */
import { parseArgs } from 'node:util';
import { asOptionsError, DEFAULT_METRICS_PORT, wholeNumber } from '../options.ts';
import { type FindingCode, isFault } from '../proxy/findings.ts';
import { type Act, say } from './act.ts';

/** The operator's port of a running server. @throws OptionsError */
function operatorPort(parameters: readonly string[]): string {
  const options = { 'metrics-port': { type: 'string' }, 'metrics-host': { type: 'string' } } as const;
  const { values } = asOptionsError(() => parseArgs({ args: [...parameters], options }));
  const host = values['metrics-host'] ?? '127.0.0.1';
  const port = wholeNumber('metrics-port', values['metrics-port'] ?? String(DEFAULT_METRICS_PORT), 65_535);
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export const probe: Act = {
  summary: 'has the running server check the proxy in front of it',
  usage: `npm run server:admin -- probe [--metrics-port N] [--metrics-host ADDRESS]
  --metrics-port N        of the running server (default ${DEFAULT_METRICS_PORT})
  --metrics-host ADDRESS  of the running server (default 127.0.0.1)`,
  async run(parameters) {
    const address = operatorPort(parameters);
    const response = await fetch(`${address}/probe`, { method: 'POST' }).catch((error: unknown) => {
      throw new Error(`No key server answers at ${address}.`, { cause: error });
    });
    const told = (await response.text()).trim();
    if (!response.ok) throw new Error(told);
    say(told);
    const codes = told.split('\n').map((line) => line.split(':')[0] as FindingCode);
    if (codes.some(isFault)) throw new Error('The proxy needs a change.');
  },
};

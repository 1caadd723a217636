/** The key server of this checkout as a process, for trying it out. Ends with whoever started it; what it holds stays in its folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from './paths.mjs';

/**
 * @param {{ port: number, data: string, issuers?: readonly object[] }} options `data` is a folder, made when it is not there;
 *   `issuers` as `--issuers` takes them
 * @returns {Promise<{ origin: string, fingerprint: string, stop: () => Promise<void> }>} when it answers
 */
export async function startKeyServer({ port, data, issuers = [] }) {
  const { DATABASE_URL: _, ...environment } = process.env;
  const program = join(ROOT, 'src', 'server', 'main.ts');
  const child = spawn(process.execPath, [program, '--port', String(port), '--metrics-port', '0', '--data', data], {
    env: { ...environment, OIDC_ISSUERS: JSON.stringify(issuers) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.event !== 'start') continue;
    // Drains the output: nobody reads it, and a full pipe would block the server.
    child.stdout.resume();
    return {
      origin: said.origin,
      fingerprint: said.fingerprint,
      async stop() {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error(`The key server did not start: ${complaint}`);
}

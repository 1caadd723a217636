/** Starts a server as a process of its own, reads the line in which it names its port, and drains what else it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';

/**
 * @param {string} script from the top of the project
 * @param {readonly string[]} parameters
 * @param {string} [databaseUrl]
 */
export async function startProcess(script, parameters, databaseUrl) {
  const begin = performance.now();
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(process.execPath, [join(ROOT, script), ...parameters], {
    cwd: ROOT,
    env: databaseUrl === undefined ? rest : { ...rest, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { port, metricsPort } = await new Promise((resolve, reject) => {
    let text = '';
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      text += chunk;
      const whole = text.split('\n').slice(0, -1);
      const line = whole.find((each) => each.includes('"event":"start"'));
      if (line === undefined) return;
      child.stdout.off('data', read).resume();
      resolve(JSON.parse(line));
    };
    child.stdout.on('data', read);
    child.once('close', () => reject(new Error(`${script} ended before it listened.`)));
  });
  return {
    /** @type {number} */
    port,
    /** From its start to listening (ms). */
    started: performance.now() - begin,
    /** A value of its metrics. @param {string} name with its labels */
    async metric(name) {
      const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      return Number(
        text
          .split('\n')
          .find((line) => line.startsWith(`${name} `))
          ?.slice(name.length + 1),
      );
    },
    /** Memory it holds now (bytes). */
    memory() {
      const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes) * 1024;
    },
    /** Processor time that it used so far (ms). */
    used() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/** A server of another project as a process of a test: in a temporary folder, ended with whoever started it. Knows no particular server. */
import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** Longest wait until it listens (ms). */
const PATIENCE = 60_000;

/**
 * Starts it and waits until it listens. What it writes goes to the file `log` of its folder.
 * @param {{ name: string, folder: string, port: number, command: string[], environment?: Record<string, string>, cleanUp?: string }} options
 *   `folder` is removed at the end; `cleanUp` is a shell command that runs before, `$1` is the folder
 * @returns {Promise<{ stop: () => Promise<void> }>}
 * @throws {Error} with what it wrote, when it does not listen
 */
export async function startDaemon({ name, folder, port, command, environment = {}, cleanUp = ':' }) {
  const file = join(folder, 'log');
  const log = openSync(file, 'a');
  const child = spawn(/** @type {string} */ (command[0]), command.slice(1), {
    cwd: '/',
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, log],
  });
  child.once('error', () => undefined);
  endWithUs(folder, child.pid ?? 0, cleanUp);
  await listening(port, () => child.exitCode !== null || child.pid === undefined).catch(() => {
    throw new Error(`${name} does not start: ${existsSync(file) ? readFileSync(file, 'utf8') : 'it says nothing.'}`);
  });
  return {
    async stop() {
      const ended = child.exitCode !== null ? null : new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await new Promise((resolve) => spawn('sh', ['-c', cleanUp, 'sh', folder]).once('close', resolve));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {number} port @param {() => boolean} isGone */
async function listening(port, isGone) {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await after(20)) {
    const open = await new Promise((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (isGone()) break;
  }
  throw new Error('Nothing listens.');
}

/**
 * Ends the server when this process is gone without having stopped it (a kill).
 * @param {string} folder @param {number} pid @param {string} cleanUp
 */
function endWithUs(folder, pid, cleanUp) {
  const script = `while kill -0 "$0" 2>/dev/null && [ -d "$1" ]; do sleep 1; done; [ -d "$1" ] || exit 0; kill "$2"; ${cleanUp}; sleep 1; rm -rf "$1"`;
  spawn('sh', ['-c', script, String(process.pid), folder, String(pid)], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
  }).unref();
}

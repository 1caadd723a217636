/** Runs one tool of the project and waits for it. Never lets it outlive its time. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { BIN, ROOT } from './paths.mjs';

/**
 * The tools find the Node that npm installed, however this script was started. What Node compiles it keeps: the tests start hundreds of
 * processes of the same scripts, and each takes less than half the time.
 */
export const ENVIRONMENT = {
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'node'),
  ...process.env,
  PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
};

/**
 * @param {string} program A program of node_modules/.bin or of the PATH.
 * @param {string[]} parameters
 * @param {{ minutes?: number, quiet?: boolean, environment?: Record<string, string> }} [options] `quiet` keeps the output
 * and shows it only on failure; `environment` is added to this one's.
 * @returns {Promise<boolean>} Did it end well?
 */
export function run(program, parameters, { minutes = 10, quiet = false, environment = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: ROOT,
      env: { ...ENVIRONMENT, ...environment },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // In a group of its own, so that what it started ends with it.
      detached: true,
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    const end = () => endGroup(child.pid);
    const timer = setTimeout(() => {
      console.error(`${program} took more than ${minutes} minutes and was ended.`);
      end();
    }, minutes * 60_000);
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    /** @param {boolean} well */
    const finish = (well) => {
      clearTimeout(timer);
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      if (!well) process.stderr.write(Buffer.concat(output));
      resolve(well);
    };
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has ended already.
  }
}

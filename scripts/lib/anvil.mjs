/** A local chain with funded accounts. Spawns the program itself, so that ending it ends all of it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

const PACKAGED = join(ROOT, 'node_modules', '@foundry-rs', 'anvil-linux-amd64', 'bin', 'anvil');

/** The test phrase that every Ethereum tool knows: worthless outside a local chain. */
export const PHRASE = 'test test test test test test test test test test test junk';

/**
 * @typedef {object} Anvil
 * @property {string} url
 * @property {number} port
 * @property {() => Promise<void>} stop Ends it, resolves when it is gone.
 */

/**
 * Starts a chain (31337 unless told otherwise) whose blocks are mined at once; resolves when it answers.
 * @param {{ port: number, chainId?: number, blockTime?: number, family?: 'optimism' }} options `family`: takes the transactions of such networks too
 * @returns {Promise<Anvil>}
 */
export async function startAnvil({ port, chainId = 31337, blockTime, family }) {
  const program = existsSync(PACKAGED) ? PACKAGED : 'anvil';
  const timing = blockTime === undefined ? [] : ['--block-time', String(blockTime)];
  const kind = family === undefined ? [] : ['--network', family];
  const child = spawn(
    program,
    ['--port', String(port), '--chain-id', String(chainId), '--mnemonic', PHRASE, '--silent', ...timing, ...kind],
    { stdio: 'ignore' },
  );
  /** @type {Promise<Error | null>} */
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', () => resolve(null));
  });
  const url = `http://127.0.0.1:${port}`;
  const failed = ended.then((error) => {
    throw new Error(`The local chain did not start on port ${port} (${program}).`, { cause: error });
  });
  await Promise.race([untilAnswers(url), failed]);
  failed.catch(() => undefined);
  return {
    url,
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** @param {string} url */
async function untilAnswers(url) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] });
  for (let tries = 0; tries < 200; tries++) {
    try {
      const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (answer.ok) return;
    } catch {
      // Not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The local chain does not answer at ${url}.`);
}

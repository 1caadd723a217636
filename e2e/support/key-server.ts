/** A real key server in its own process, on SQLite or, if DATABASE_URL is set, on PostgreSQL. It keeps its data across a stop and start. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/port.mjs';

const run = promisify(execFile);

export interface KeyServer {
  readonly origin: string;
  /** Where the process listens; another address than the origin behind a relay. */
  readonly address: string;
  /** The present fingerprint, as the server or its operator's command prints it. */
  readonly fingerprint: string;
  /** Ends the process and keeps its data. */
  stop(): Promise<void>;
  /** Ends the process as a crash does (SIGKILL), and keeps its data. */
  kill(): Promise<void>;
  /** Starts it at the same address with its data. */
  start(): Promise<void>;
  /** Runs an act of `server:admin` on its data, whether or not it runs. @returns what it prints */
  admin(...words: string[]): Promise<string>;
  /** Gives it a new OPAQUE setup and a new receipt key, as its operator does while it runs; resolves when the new key signs. */
  rotate(): Promise<void>;
  /** Stops it and deletes its data. */
  end(): Promise<void>;
}

/** Where the data is, and how to delete it. */
interface Data {
  parameters: string[];
  environment: NodeJS.ProcessEnv;
  remove(): Promise<unknown>;
}

async function inFolder(): Promise<Data> {
  const folder = await mkdtemp(join(tmpdir(), 'dramatis-keys-'));
  return {
    parameters: ['--data', folder],
    environment: {},
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Makes a schema for this server alone, so that parallel tests do not share data. */
async function inPostgres(url: string): Promise<Data> {
  const schema = `e2e_${crypto.randomUUID().replaceAll('-', '')}`;
  const ask = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await ask(`CREATE SCHEMA ${schema}`);
  const place = `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  return { parameters: [], environment: { DATABASE_URL: place }, remove: () => ask(`DROP SCHEMA ${schema} CASCADE`) };
}

/** Resolves with the `start` line of its log. */
async function firstLine(child: ChildProcess): Promise<{ origin: string; fingerprint: string }> {
  if (child.stdout === null) throw new Error('The key server has no output to read.');
  let complaint = '';
  child.stderr?.on('data', (said) => {
    complaint = `${complaint}${said}`.slice(-4000);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line);
    if (said.event === 'start') return said;
  }
  throw new Error(`The key server ended before it began: ${complaint}`);
}

/** @param issuers whose accounts may log in: `options` of trial issuers (scripts/lib/issuer.mjs) @param more parameters of its own */
export async function startKeyServer(
  issuers: readonly object[] = [],
  more: readonly string[] = [],
): Promise<KeyServer> {
  const { DATABASE_URL: url, ...rest } = process.env;
  const data = url === undefined || url === '' ? await inFolder() : await inPostgres(url);
  const port = await freePort();
  const program = join(ROOT, 'src', 'server', 'main.ts');
  const parameters = ['--port', String(port), '--metrics-port', '0', '--rate', '100000', ...data.parameters, ...more];
  let child: ChildProcess | null = null;

  async function start(): Promise<{ origin: string; fingerprint: string }> {
    child = spawn(process.execPath, [program, ...parameters], {
      env: { ...rest, ...data.environment, OIDC_ISSUERS: JSON.stringify(issuers) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = await firstLine(child);
    // Drains the output: nobody reads it, and a full pipe would block the server.
    child.stdout?.resume();
    return said;
  }

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  }

  async function admin(...words: string[]): Promise<string> {
    const script = join(ROOT, 'src', 'server', 'admin.ts');
    const environment = { env: { ...rest, ...data.environment } };
    const { stdout } = await run(process.execPath, [script, ...words, ...data.parameters], environment);
    return stdout;
  }

  const begun = await start();
  const { origin } = begun;
  const keyNow = async () => ((await (await fetch(`${origin}/v1/server`)).json()) as { receiptKey: string }).receiptKey;
  let { fingerprint } = begun;
  return {
    origin,
    address: `http://127.0.0.1:${port}`,
    get fingerprint() {
      return fingerprint;
    },
    stop: () => stop(),
    kill: () => stop('SIGKILL'),
    async rotate() {
      const before = await keyNow();
      await admin('rotate', 'opaque');
      const keys = (await admin('rotate', 'receipts', '--minutes', '0')).match(/(?<=^Receipt key .*: )[0-9a-f ]+/gm);
      fingerprint = keys?.at(-1) ?? '';
      while ((await keyNow()) === before) await setTimeout(200);
    },
    start: async () => void (await start()),
    admin,
    async end() {
      await stop();
      await data.remove();
    },
  };
}

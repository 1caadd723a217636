/** The key server as a process of its own, as an operator starts it. Never outside tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface ServerProcess {
  child: ChildProcess;
  /** As it names itself. */
  origin: string;
  /** Where it is reached. */
  address: string;
  metrics: string;
  fingerprint: string;
  /** Every line of its log so far. */
  lines: string[];
  /** Sends the signal and waits until it has ended; its exit code, `null` after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const environmentOf = (databaseUrl: string | null): NodeJS.ProcessEnv => {
  const { DATABASE_URL: _, ...rest } = process.env;
  return databaseUrl === null ? rest : { ...rest, DATABASE_URL: databaseUrl };
};

/** @param place a folder, or a PostgreSQL's URL */
const placeParameters = (place: string): string[] => (place.startsWith('postgres:') ? [] : ['--data', place]);
const urlOf = (place: string): string | null => (place.startsWith('postgres:') ? place : null);

/** Waits until it listens. @throws Error with what it wrote, when it ends before */
export async function startServer(
  place: string,
  parameters: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const ports = ['--port', '0', '--metrics-port', '0', '--rate', '1000000'];
  const child = spawn(process.execPath, ['src/server/main.ts', ...ports, ...placeParameters(place), ...parameters], {
    cwd: ROOT,
    env: { ...environmentOf(urlOf(place)), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const started = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const parsed = JSON.parse(line) as Record<string, unknown>;
      if (parsed.event === 'start') resolve(parsed);
    });
    child.once('close', () => reject(new Error(`The server ended before it listened: ${errors}`)));
  });
  const { origin, port, metricsPort, fingerprint } = await started;
  return {
    child,
    origin: String(origin),
    address: `http://127.0.0.1:${port}`,
    metrics: `http://127.0.0.1:${metricsPort}`,
    fingerprint: String(fingerprint),
    lines,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}

/**
 * Runs one of the operator's other commands.
 * @param script its file, and for `admin` the act
 * @param place `null` for a command without data
 * @param input on its standard input
 * @returns its exit code, standard output, and the text of all its output
 */
export async function runCommand(
  script: 'backup' | 'backup-key' | 'restore' | 'drill' | 'main' | `admin ${string}`,
  place: string | null,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  input = '',
) {
  const located = place === null ? [] : placeParameters(place);
  const [file, ...words] = script.split(' ');
  const child = spawn(process.execPath, [`src/server/${file}.ts`, ...words, ...located, ...parameters], {
    cwd: ROOT,
    env: { ...environmentOf(place === null ? null : urlOf(place)), ...environment },
    stdio: 'pipe',
  });
  child.stdin.end(input);
  const bytes: Buffer[] = [];
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      if (stream === child.stdout) bytes.push(chunk);
      output += chunk;
    });
  await once(child, 'close');
  return { code: child.exitCode, output, bytes: Buffer.concat(bytes) };
}

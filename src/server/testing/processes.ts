/**
 * Real processes for the apps of tests. The setup forks them once, and each app of a test is opened in all of them, over Unix sockets.
 * `PROCESSES=5` in the environment takes another number than three, `PROCESSES=0` runs the apps in the test's own process. Never outside tests.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EventKind } from '../metrics.ts';
import type { Settings } from './settings.ts';

/** Asked of a process, and answered by `done` with the same ID. */
export type Wanted = { id: number } & (
  | { act: 'open'; place: string; now: number; settings: Settings }
  | { act: 'clock'; now: number }
  /** Every line and count of the answers so far arrives before the answer to this. */
  | { act: 'settle' }
  | { act: 'stop' }
);

export type Told =
  | { line: string }
  | { count: EventKind }
  | { done: number; port?: number | undefined; failed?: string };

/** An app in another process. */
export interface RemoteApp {
  port: number;
  setClock(now: number): Promise<void>;
  /** Resolves when everything that the app logged and counted so far has arrived here. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Name in the environment of the sockets' paths, one a line. */
const SOCKETS = 'APP_PROCESSES';

/** Where the forked processes listen. */
export const processSockets = (): string[] => (process.env[SOCKETS] ?? '').split('\n').filter((path) => path !== '');

/** @returns a function that ends them */
export async function forkProcesses(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-apps-'));
  const sockets = Array.from({ length: Number(process.env.PROCESSES ?? 3) }, (_, at) => join(folder, String(at)));
  const script = join(import.meta.dirname, 'app-process.ts');
  const children = sockets.map((socket) => fork(script, [socket]));
  await Promise.all(children.map((child) => once(child, 'message')));
  process.env[SOCKETS] = sockets.join('\n');
  return () => {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Opens an app in the process that listens at a socket. */
export async function openRemoteApp(
  path: string,
  app: { place: string; now: number; settings: Settings },
  seen: { line(line: string): void; count(kind: EventKind): void },
): Promise<RemoteApp> {
  const socket = connect(path);
  await once(socket, 'connect');
  const waiting = new Map<number, { resolve(port: number | undefined): void; reject(error: Error): void }>();
  let last = 0;
  createInterface({ input: socket }).on('line', (text) => {
    const told = JSON.parse(text) as Told;
    if ('line' in told) return seen.line(told.line);
    if ('count' in told) return seen.count(told.count);
    const asked = waiting.get(told.done);
    waiting.delete(told.done);
    if (told.failed === undefined) asked?.resolve(told.port);
    else asked?.reject(new Error(`In a process of the test: ${told.failed}`));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('A process of the test has ended.'));
  });
  type Act<Each> = Each extends unknown ? Omit<Each, 'id'> : never;
  const ask = (wanted: Act<Wanted>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, { resolve, reject });
      socket.write(`${JSON.stringify({ id, ...wanted })}\n`);
    });
  const port = await ask({ act: 'open', ...app });
  const asked = async (wanted: Act<Wanted>): Promise<void> => {
    await ask(wanted);
  };
  return {
    port: Number(port),
    setClock: (now) => asked({ act: 'clock', now }),
    settle: () => asked({ act: 'settle' }),
    async stop() {
      await asked({ act: 'stop' });
      socket.destroy();
    },
  };
}

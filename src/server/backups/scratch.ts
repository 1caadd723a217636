/**
 * Folders for copies of the data that are under way, and other files that go when a command is ended by a signal. The folders are removed at the
 * end, on a signal, and, after a kill, by the next command.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

const SCRATCH = '.key-server-scratch-';
/** A folder of another machine is removed when it is older (ms): whether its process lives is not known here. */
const ABANDONED = 24 * 60 * 60 * 1000;

/** What goes on a signal. */
const passing = new Set<string>();

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;
let listens = false;

/**
 * A copy holds the server's secrets, so it must not stay when somebody ends the command. The signal then ends the process itself:
 * `process.exit` would wait for a thread that writes into a pipe, for as long as nobody reads the pipe.
 */
function removeOnSignals(): void {
  if (listens) return;
  listens = true;
  for (const signal of SIGNALS)
    process.once(signal, () => {
      for (const path of passing) rmSync(path, { recursive: true, force: true });
      process.kill(process.pid, signal);
    });
}

/** Runs `act`; a signal that ends the command meanwhile removes these files first. */
export async function removedOnSignals<Result>(files: readonly string[], act: () => Promise<Result>): Promise<Result> {
  removeOnSignals();
  for (const file of files) passing.add(file);
  try {
    return await act();
  } finally {
    for (const file of files) passing.delete(file);
  }
}

const here = hostname().replace(/[^\w.]/g, '_');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Was this folder left by a process of this user that is no more? */
async function isAbandoned(path: string, name: string): Promise<boolean> {
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
  if (found.mtimeMs < Date.now() - ABANDONED) return true;
  const [host, pid] = name.slice(SCRATCH.length).split('-');
  return host === here && !isRunning(Number(pid));
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(SCRATCH)) continue;
    const path = join(parent, name);
    // Another command may remove it at the same time, and anybody may have put something of this name into /tmp.
    if (await isAbandoned(path, name).catch(() => false))
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Runs `act` with a new folder inside `parent`, which is removed after it. Only this user can read the folder. */
export async function withScratch<Result>(parent: string, act: (folder: string) => Promise<Result>): Promise<Result> {
  await removeAbandoned(parent);
  removeOnSignals();
  // In one step with the next line: no signal comes between them.
  const folder = mkdtempSync(join(parent, `${SCRATCH}${here}-${process.pid}-`));
  passing.add(folder);
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    passing.delete(folder);
  }
}

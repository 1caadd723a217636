/** A restore drill: puts a backup into a temporary folder, checks all of it, starts a server on it that nobody else reaches, and removes it. */
import { readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkData } from '../check-data.ts';
import { OptionsError, parseOptions } from '../options.ts';
import { serve } from '../serve.ts';
import { restore } from './backup-file.ts';
import type { SourceOptions } from './options.ts';
import { readBackupName } from './retention.ts';
import { withScratch } from './scratch.ts';

export interface DrillResult {
  /** The backup that was tried. */
  file: string;
  identities: number;
  /** Of the receipt key, in groups of hex; the same as the fingerprint of the server that was backed up. */
  fingerprint: string;
  /** One sentence per fault. */
  faults: readonly string[];
}

/** The newest backup of a folder. One that is dated ahead does not count: a clock was wrong. @throws OptionsError */
async function newestIn(folder: string): Promise<string> {
  const times = (await readdir(folder)).flatMap((name) => {
    const at = readBackupName(name)?.at;
    return at === undefined || at > Date.now() + CLOCK_SLACK ? [] : [{ name, at }];
  });
  const newest = times.sort((one, other) => other.at - one.at)[0];
  if (newest === undefined) throw new OptionsError(`${folder} has no backup.`);
  return join(folder, newest.name);
}
/** How far the clocks of two computers may differ (ms). */
const CLOCK_SLACK = 10 * 60 * 1000;

/** Starts a server on free ports of this computer and asks it whether it is ready. @returns its fingerprint */
async function tryServer(folder: string, faults: string[]): Promise<string> {
  const options = parseOptions(['--data', folder, '--port', '0', '--metrics-port', '0'], {});
  const running = await serve(options, () => undefined);
  try {
    const { status } = await fetch(`http://127.0.0.1:${running.metricsPort}/readyz`);
    if (status !== 200) faults.push(`The restored server is not ready: /readyz answers ${status}.`);
    const answer = await fetch(`${running.origin}/v1/server`);
    if (!answer.ok) faults.push(`The restored server answers ${answer.status} to /v1/server.`);
  } finally {
    await running.stop();
  }
  return running.fingerprint;
}

/**
 * @param source a backup, or a folder whose newest one is tried
 * @throws OptionsError when there is no such file, or the key does not open it
 * @throws Error when it cannot be restored at all
 */
export async function drill({ file: named, identity }: SourceOptions): Promise<DrillResult> {
  const path = resolve(named);
  const there = await stat(path).catch(() => null);
  if (there === null) throw new OptionsError(`There is no ${path}.`);
  const file = there.isDirectory() ? await newestIn(path) : path;
  return withScratch(tmpdir(), async (scratch) => {
    const folder = join(scratch, 'data');
    await restore({ file, identity }, { kind: 'folder', folder });
    const checked = await checkData({ kind: 'folder', folder }, Date.now());
    const faults = [...checked.faults];
    const fingerprint = faults.length > 0 ? '' : await tryServer(folder, faults);
    return { file, identities: checked.identities, fingerprint, faults };
  });
}

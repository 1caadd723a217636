/** Guesses over a kill -9 and over a real backup and restore: whatever was answered before counts afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Asker } from '../testing/identity.ts';
import { askAt } from '../testing/load.ts';
import { runCommand, startServer } from '../testing/process.ts';
import { describeStores } from '../testing/stores.ts';
import { FREE_GUESSES, lockoutAfter } from './lockout.ts';
import { guessOf } from './testing/people.ts';

const AT_ONCE = FREE_GUESSES + 1;
const NAMES = Array.from({ length: 12 }, (_, at) => `name ${at}`);
/** Answers after which the server is killed. */
const ENOUGH = 50;

/** Status of one first step; `null` when the server is gone. */
async function guess(app: Asker, name: string): Promise<{ status: number; retryAfter: number } | null> {
  const { body } = await guessOf(name);
  try {
    const response = await app.ask('POST', '/v1/id/opaque/login/start', { body });
    const { error } = (await response.json()) as { error?: { retryAfter: number } };
    return { status: response.status, retryAfter: error?.retryAfter ?? 0 };
  } catch {
    return null;
  }
}

/** Guesses until it is shut or the server is gone; how many were answered. */
async function guessOn(app: Asker, name: string, onAnswer: () => void = () => undefined): Promise<number> {
  for (let answered = 0; ; answered++) {
    const got = await guess(app, name);
    if (got?.status !== 200) return answered;
    expect(answered).toBeLessThan(AT_ONCE);
    onAnswer();
  }
}

const newFolder = (folders: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-guesses-'));
  folders.push(folder);
  return folder;
};

describeStores('Guesses', (database) => {
  it('that a killed server answered are not given again', async () => {
    const folders: string[] = [];
    const { kind, place: url } = await database();
    const place = kind === 'postgres' ? url : newFolder(folders);
    const first = await startServer(place);
    try {
      const app = askAt(first.address, first.origin);
      let count = 0;
      let killed: Promise<unknown> | null = null;
      const before = await Promise.all(
        NAMES.map((name) =>
          guessOn(app, name, () => {
            count++;
            if (count >= ENOUGH) killed ??= first.end('SIGKILL');
          }),
        ),
      );
      await killed;
      expect(before.some((answered) => answered < AT_ONCE)).toBe(true);
      const second = await startServer(place);
      try {
        const after = askAt(second.address, second.origin);
        for (const [at, name] of NAMES.entries())
          expect((before[at] ?? 0) + (await guessOn(after, name))).toBeLessThanOrEqual(AT_ONCE);
      } finally {
        await second.end('SIGTERM');
      }
    } finally {
      await first.end('SIGKILL');
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('Guesses that a restored server forgot are not given again', async () => {
  const folders: string[] = [];
  const [data, other, copies] = [newFolder(folders), newFolder(folders), newFolder(folders)];
  const file = join(copies, 'backup.sqlite');
  try {
    const first = await startServer(data);
    const app = askAt(first.address, first.origin);
    for (let at = 0; at < 3; at++) expect((await guess(app, 'ada'))?.status).toBe(200);
    expect(await runCommand('backup', data, ['--to', file])).toMatchObject({ code: 0 });
    expect(await guessOn(app, 'ada')).toBe(AT_ONCE - 3);
    await first.end('SIGTERM');
    expect(await runCommand('restore', other, ['--from', file])).toMatchObject({ code: 0 });
    const second = await startServer(other);
    const after = askAt(second.address, second.origin);
    expect((await guess(after, 'ada'))?.status).toBe(200);
    const shut = await guess(after, 'ada');
    expect(shut?.status).toBe(429);
    expect(shut?.retryAfter).toBeLessThanOrEqual(lockoutAfter(AT_ONCE + 1) / 1000);
    await second.end('SIGTERM');
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});

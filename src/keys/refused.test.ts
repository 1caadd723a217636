/** What must be refused, byte for byte, for every other implementation: each reason of the log has its entry, each box is wrong in one thing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { fromHex } from '../lib/bytes.ts';
import { keysLog } from '../locales/en/keys/log.ts';
import { openDocument } from './document.ts';
import { openGrant } from './grant.ts';
import { openLocalCopy, unwrapFirstStorageKey } from './local-copy.ts';
import type { LogState } from './log/state.ts';
import { verifyLog } from './log/verify.ts';
import { openMethodBlob } from './method.ts';
import { openTarget } from './target.ts';
import { expectRefused } from './testing/refused.ts';
import { type BoxText, type RefusedBoxesFile, refusedBoxesFile } from './testing/refused-boxes.ts';
import {
  type RefusedEntriesFile,
  type RefusedLogText,
  reasonOf,
  refusedEntriesFile,
  toRefusedLog,
} from './testing/refused-file.ts';
import boxesText from './vectors/refused-boxes.json' with { type: 'json' };
import entriesText from './vectors/refused-entries.json' with { type: 'json' };

const file = entriesText as RefusedEntriesFile;

describe('refused entries', () => {
  it.each(file.refused)('$name: $reason', (text) => {
    const sample = toRefusedLog(file, text);
    expect(reasonOf(sample)).toBe(text.reason);
    // What comes before is in order: the last entry alone is refused. (Not so where the order is what is wrong.)
    const before = sample.entries.slice(0, -1);
    if (text.world === file.world.length && before.length >= text.world)
      expect(reasonOf({ ...sample, entries: before })).toBe('accepted');
  });

  it('are refused by the whole verification too', () => {
    for (const text of [file.refused[3], file.refused[40], file.refused.at(-1)] as RefusedLogText[]) {
      const { entries, now } = toRefusedLog(file, text);
      expect(() => verifyLog(entries, { now })).toThrow(text.reason);
    }
  });

  it('are generated the same each time', () => {
    expect(refusedEntriesFile()).toEqual(file);
  });

  it('cover every reason, and no reason is outside the catalogue', () => {
    const folder = join(import.meta.dirname, 'log');
    const code = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect(code.flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/'[A-Z][^'\n]+\.'/g) ?? [])).toEqual(
      [],
    );
    const shown = new Set<string | undefined>(file.refused.map(({ reason }) => reason));
    expect(Object.values(keysLog).filter((reason) => typeof reason === 'string' && !shown.has(reason))).toEqual([
      // Too long for a file: log/conditions.test.ts.
      keysLog.tooManyCharacters,
      // Who signs is asked before: an entry has an author or a freeze code, and a code may only freeze.
      keysLog.noAuthor,
      // A megabyte: the next test.
      keysLog.entryTooLong,
    ]);
  });

  it('are not read beyond one megabyte', () => {
    const sample = { name: 'too long', entries: [new Uint8Array(1024 * 1024 + 1)], now: 0 };
    expect(reasonOf(sample)).toBe(keysLog.entryTooLong);
  });
});

/** As a caller opens it. */
async function open(log: LogState, characterId: Uint8Array, text: BoxText): Promise<unknown> {
  const { open: how } = text;
  const box = fromHex(text.box);
  switch (how.kind) {
    case 'grant': {
      const subject = { kind: how.of, characterId, epoch: how.epoch };
      const authenticationSeed = fromHex(how.authenticationSeed);
      return openGrant({ log, methodId: fromHex(how.methodId), subject, authenticationSeed, grant: box });
    }
    case 'target': {
      const { epoch, sealedBy } = how;
      const expected = { kind: 'private-key' as const, publicPart: fromHex(how.publicPart) };
      const name = { characterId, targetId: fromHex(how.targetId), epoch };
      const characterSeed = fromHex(how.characterSeed);
      return openTarget({ log, ...name, characterSeed, sealed: box, expect: expected, sealedBy });
    }
    case 'character-document':
    case 'identity-document': {
      const { epoch, name, notOlderThan } = how;
      const subject =
        how.kind === 'identity-document'
          ? { kind: 'identity' as const, epoch, name }
          : { kind: 'character' as const, characterId, epoch, name };
      return openDocument({ log, subject, key: fromHex(how.key), sealed: box, notOlderThan });
    }
    case 'method-blob':
      return openMethodBlob(fromHex(how.key), box);
    case 'local-copy':
      return openLocalCopy(fromHex(how.key), fromHex(how.methodId), fromHex(how.deviceId), box);
    case 'first-storage-key':
      return unwrapFirstStorageKey(fromHex(how.key), fromHex(how.methodId), fromHex(how.deviceId), box);
  }
}

describe('boxes', async () => {
  const boxes = boxesText as RefusedBoxesFile;
  const log = verifyLog(boxes.log.map(fromHex), { now: boxes.now });
  const characterId = fromHex(boxes.characterId);

  it.each(boxes.opened)('opens $name', async (text) => {
    expect(await open(log, characterId, text)).toBeDefined();
  });

  it.each(boxes.refused)('does not open $name', async (text) => {
    await expectRefused('cannot-open', () => open(log, characterId, text));
  });

  it('are generated of the same kinds, and the valid ones open', async () => {
    const now = await refusedBoxesFile();
    for (const text of now.opened) expect(await open(log, characterId, text)).toBeDefined();
    const names = ({ opened, refused }: RefusedBoxesFile) => [...opened, ...refused].map(({ name }) => name);
    expect(names(now)).toEqual(names(boxes));
    expect(now.log).toEqual(boxes.log);
  });
});

test('no box appears twice in the file', () => {
  const all = [...boxesText.opened, ...boxesText.refused].map(({ box }) => box);
  expect(new Set(all).size).toBe(all.length);
});

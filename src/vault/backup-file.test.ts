/** The backup file: round trip, clear words for each kind of bad file, a frozen example. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWalletError } from '../lib/errors.ts';
import { decodeBackupFile, encodeBackupFile, sectionOf } from './backup-file.ts';

const sections = [
  { name: 'log', bytes: Uint8Array.of(1, 2, 3) },
  { name: 'boxes', bytes: new Uint8Array(200).fill(7) },
];

/** The sentence a file is refused with. */
async function refusal(text: string): Promise<string> {
  try {
    await decodeBackupFile(text);
  } catch (error) {
    if (isWalletError(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('backup file', () => {
  it('gives back its sections, in order', async () => {
    const list = fc.uniqueArray(fc.record({ name: fc.string(), bytes: fc.uint8Array({ maxLength: 300 }) }), {
      selector: (section) => section.name,
      maxLength: 64,
    });
    await fc.assert(
      fc.asyncProperty(list, async (given) => {
        expect(await decodeBackupFile(await encodeBackupFile(given))).toEqual(given);
      }),
    );
  });

  it('bears what mail and editors do to it', async () => {
    const text = await encodeBackupFile(sections);
    const mailed = `\uFEFFHello,\r\n\r\n${text.replaceAll('\n', '\r\n  ')}-- \r\nsent from afar`;
    expect(await decodeBackupFile(mailed)).toEqual(sections);
    expect(await decodeBackupFile(text.trim())).toEqual(sections);
  });

  it('says of every changed letter that it is damaged, cut short, or foreign', async () => {
    const text = await encodeBackupFile(sections);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom('A', 'z', '9', '%'), async (at, letter) => {
        fc.pre(!/\s/.test(text[at] as string) && text[at] !== letter && at > text.indexOf('BACKUP-----'));
        const refused = await refusal(text.slice(0, at) + letter + text.slice(at + 1));
        expect(refused).toMatch(/^bad-input: This (backup is (damaged|cut short)|isn’t a Dramatis backup)/);
      }),
    );
  });

  it('tells a cut file, a foreign file and a newer file apart', async () => {
    const text = await encodeBackupFile(sections);
    const lines = text.split('\n');
    expect(await refusal(text.slice(0, 200))).toMatch(/cut short/);
    expect(await refusal(lines.toSpliced(5, 1).join('\n'))).toMatch(/cut short|damaged/);
    expect(await refusal('')).toMatch(/isn’t a Dramatis backup/);
    expect(await refusal('{"version":3,"crypto":{}}')).toMatch(/isn’t a Dramatis backup/);
    expect(await refusal(wrapped(Buffer.alloc(100)))).toMatch(/isn’t a Dramatis backup/);
    const head = Buffer.from([0, 0, 0, 2, 0, 0, 0, 4]);
    const body = Buffer.alloc(4);
    const digest = createHash('sha256').update(head).update(body).digest();
    const newer = Buffer.concat([Buffer.from('DRAMBKP\0'), head, digest, body]);
    expect(await refusal(wrapped(newer))).toMatch(/^newer-version: /);
  });

  it('stays readable: a file of format 1 as it was first written', async () => {
    const head = Buffer.from('000000010000000e', 'hex');
    const body = Buffer.from(`00000001${'00000001'}61${'00000001'}ff`, 'hex');
    const digest = createHash('sha256').update(head).update(body).digest();
    const frozen = wrapped(Buffer.concat([Buffer.from('DRAMBKP\0'), head, digest, body]));
    const given = [{ name: 'a', bytes: Uint8Array.of(255) }];
    expect(await decodeBackupFile(frozen)).toEqual(given);
    expect((await encodeBackupFile(given)).replaceAll(/\s/g, '')).toContain(frozen.replaceAll(/\s/g, ''));
  });

  it('says when a section is missing', () => {
    expect(sectionOf(sections, 'log')).toEqual(Uint8Array.of(1, 2, 3));
    expect(() => sectionOf(sections, 'other')).toThrow('incomplete');
  });

  it('refuses any text, and any bytes between its marks, with words', async () => {
    const marked = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64'));
    const block = fc
      .oneof(marked, fc.base64String(), fc.string())
      .map((inside) => `-----BEGIN DRAMATIS BACKUP-----\n${inside}\n-----END DRAMATIS BACKUP-----\n`);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          block,
          fc.tuple(block, block).map((both) => both.join('')),
        ),
        async (text) => {
          expect(await refusal(text)).toMatch(/^(bad-input|newer-version): \S/);
        },
      ),
    );
  });

  it('refuses a body that says of itself what is not so, though its checksum is right', async () => {
    const frame = (body: Uint8Array): string => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(1, 0);
      head.writeUInt32BE(body.length, 4);
      const sum = createHash('sha256').update(head).update(body).digest();
      const whole = Buffer.concat([Buffer.from('DRAMBKP\0'), head, sum, body]).toString('base64');
      return `-----BEGIN DRAMATIS BACKUP-----\n${whole}\n-----END DRAMATIS BACKUP-----\n`;
    };
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async (body) => {
        expect(await refusal(frame(body))).toMatch(/^(accepted$|bad-input: )/);
      }),
    );
    // Four thousand million sections, and one of that many bytes: refused at once.
    for (const body of ['ffffffff', '00000001ffffffff', 'ffffffff0000000000000000'])
      expect(await refusal(frame(Buffer.from(body, 'hex')))).toMatch(/damaged/);
    // Sound sections, each with a name of its own: only so many, as each is compared with all before it.
    const ofSections = (count: number) => {
      const section = (number: number) => Buffer.from(`0000000400${(number + 0x100000).toString(16)}00000000`, 'hex');
      const head = Buffer.alloc(4);
      head.writeUInt32BE(count);
      return frame(Buffer.concat([head, ...Array.from({ length: count }, (_, number) => section(number))]));
    };
    expect(await refusal(ofSections(64))).toBe('accepted');
    for (const count of [65, 20_000]) expect(await refusal(ofSections(count))).toMatch(/damaged/);
  });
});

const wrapped = (bytes: Buffer): string =>
  `-----BEGIN DRAMATIS BACKUP-----\n${bytes.toString('base64')}\n-----END DRAMATIS BACKUP-----\n`;

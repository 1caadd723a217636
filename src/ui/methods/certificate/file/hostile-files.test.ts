/** Hostile certificate files: whatever the bytes are, reading them ends in time and with a typed error, or with a secret. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWalletError } from '../../../../lib/errors.ts';
import { openCertificateFile } from './open-file.ts';
import { LARGEST_FILE } from './problems.ts';
import { createWorkLimit } from './work-limit.ts';

const PASSWORD = 'secret';
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const files: Record<string, Uint8Array> = {};
const openssl = (words: string): void => {
  execFileSync('openssl', words.split(' '), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};
const keep = (name: string): void => {
  files[name] = new Uint8Array(readFileSync(join(folder, name)));
};

beforeAll(() => {
  openssl(
    'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout k.pem -out c.pem -days 9 -subj /CN=Ada',
  );
  const encryptions = { new: '', legacy: '-legacy ', open: '-certpbe NONE -keypbe NONE -nomac ' };
  for (const [name, words] of Object.entries(encryptions)) {
    openssl(`pkcs12 -export ${words}-iter 1 -inkey k.pem -in c.pem -out ${name}.p12 -passout pass:${PASSWORD}`);
    keep(`${name}.p12`);
  }
  openssl(`pkcs8 -topk8 -iter 1 -in k.pem -out enc.pem -passout pass:${PASSWORD}`);
  for (const name of ['enc.pem', 'k.pem', 'c.pem']) keep(name);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code of its error, or `null` when it opened. */
async function outcome(bytes: Uint8Array): Promise<string | null> {
  try {
    const { secret } = await openCertificateFile(bytes, PASSWORD);
    expect(secret).toMatch(/^[\w-]{43}$/);
    return null;
  } catch (error) {
    if (!isWalletError(error)) throw error;
    expect(['bad-input', 'wrong-credential']).toContain(error.code);
    expect(error.cause).toBe(undefined);
    return error.code;
  }
}

/** Milliseconds: far more than any of these needs, also on a busy machine. */
const LONGEST = 60_000;

it('random bytes give a typed error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', '0', '-----BEGIN PRIVATE KEY-----\n'),
      async (bytes, head) => {
        expect(await outcome(new Uint8Array([...new TextEncoder().encode(head), ...bytes]))).not.toBe(null);
      },
    ),
    { numRuns: 300 },
  );
});

it('files with changed, missing and doubled bytes give a typed error, or a secret', async () => {
  const names = Object.keys(files);
  for (const name of names)
    expect(await outcome(files[name] as Uint8Array), name).toBe(name === 'c.pem' ? 'bad-input' : null);
  const change = fc.record({ at: fc.nat(4000), to: fc.nat(255), how: fc.constantFrom('set', 'cut', 'double') });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (name, changes) => {
        let bytes = files[name] as Uint8Array;
        for (const { at, to, how } of changes) {
          if (bytes.length === 0) break;
          const place = at % bytes.length;
          if (how === 'set') bytes = bytes.with(place, to) as Uint8Array;
          else if (how === 'cut') bytes = bytes.slice(0, place);
          else bytes = new Uint8Array([...bytes.slice(0, place), ...bytes.slice(Math.max(0, place - to))]);
        }
        await outcome(bytes);
      },
    ),
    { numRuns: 400 },
  );
}, 120_000);

it('deep nesting and long lists end', async () => {
  const started = Date.now();
  const deep = new Uint8Array(LARGEST_FILE).fill(0x30);
  for (let at = 1; at < deep.length; at += 2) deep[at] = 0x80;
  expect(await outcome(deep)).toBe('bad-input');
  const short = new Uint8Array(60_000).fill(0x05);
  for (let at = 1; at < short.length; at += 2) short[at] = 0;
  expect(await outcome(new Uint8Array([0x30, 0x83, 0x00, 0xea, 0x60, ...short]))).toBe('bad-input');
  const pem = '-----BEGIN X-----\n-----END X-----\n'.repeat(5000);
  expect(await outcome(new TextEncoder().encode(pem))).toBe('bad-input');
  expect(Date.now() - started).toBeLessThan(LONGEST);
});

it('a file cannot ask for more rounds of hashing than the limit, in one place or in sum', async () => {
  const asking = (words: string) => {
    openssl(`pkcs12 -export ${words} -inkey k.pem -in c.pem -out many.p12 -passout pass:${PASSWORD}`);
    return new Uint8Array(readFileSync(join(folder, 'many.p12')));
  };
  // For the MAC; for one part; for two parts, of which each alone would be allowed.
  for (const words of ['-iter 1300000', '-nomac -iter 5100000', '-nomac -iter 2600000']) {
    const started = Date.now();
    await expect(openCertificateFile(asking(words), PASSWORD), words).rejects.toThrow('far more computing than usual');
    expect(Date.now() - started).toBeLessThan(LONGEST);
  }
  const limit = createWorkLimit();
  for (let part = 0; part < 5; part += 1) limit.spend('native', 1_000_000);
  expect(() => limit.spend('native', 1)).toThrow('more computing');
  for (const rounds of [0, -1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 2])
    expect(() => createWorkLimit().spend('legacy', rounds)).toThrow('damaged');
});

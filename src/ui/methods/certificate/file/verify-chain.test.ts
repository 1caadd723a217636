/** Chains of certificates made by OpenSSL in this test: what the file shows of its signatures, issuers and dates, and nothing more. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CertificateView, describe, readCertificate } from './describe.ts';

const folder = mkdtempSync(join(tmpdir(), 'chains-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (words: string): void => {
  execFileSync('openssl', words.split(' '), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};
const converted = new Map<string, Uint8Array>();
function der(name: string): Uint8Array {
  const bytes = converted.get(name);
  if (bytes) return bytes.slice();
  openssl(`x509 -in ${name}.pem -outform DER -out ${name}.der`);
  converted.set(name, new Uint8Array(readFileSync(join(folder, `${name}.der`))));
  return der(name);
}

const ALGORITHMS = {
  rsa: '-algorithm RSA -pkeyopt rsa_keygen_bits:2048',
  p256: '-algorithm EC -pkeyopt ec_paramgen_curve:P-256',
  p384: '-algorithm EC -pkeyopt ec_paramgen_curve:P-384',
  p521: '-algorithm EC -pkeyopt ec_paramgen_curve:P-521',
  ed25519: '-algorithm ED25519',
  secp256k1: '-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1',
};
type Algorithm = keyof typeof ALGORITHMS;

function selfSigned(name: string, algorithm: Algorithm, subject = name): void {
  openssl(`genpkey ${ALGORITHMS[algorithm]} -out ${name}.key`);
  openssl(`req -x509 -new -key ${name}.key -out ${name}.pem -days 365 -subj /CN=${subject}`);
}

function issued(name: string, by: string, algorithm: Algorithm, { ca = true, subject = name } = {}): void {
  openssl(`genpkey ${ALGORITHMS[algorithm]} -out ${name}.key`);
  openssl(`req -new -key ${name}.key -out ${name}.csr -subj /CN=${subject}`);
  writeFileSync(join(folder, `${name}.ext`), `basicConstraints=critical,CA:${ca ? 'TRUE' : 'FALSE'}\n`);
  openssl(
    `x509 -req -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key -CAcreateserial -days 300 -extfile ${name}.ext -out ${name}.pem`,
  );
}

async function view(leaf: string | Uint8Array, others: readonly string[], now = Date.now()): Promise<CertificateView> {
  const { certificate } = readCertificate(typeof leaf === 'string' ? der(leaf) : leaf);
  const rest = others.map((name) => readCertificate(der(name)).certificate);
  return describe(certificate, [certificate, ...rest], now);
}
const verified = async (...given: Parameters<typeof view>) => (await view(...given)).verified;

beforeAll(() => {
  selfSigned('root', 'rsa');
  issued('middle', 'root', 'p384');
  issued('leaf', 'middle', 'ed25519', { ca: false });
});

it.each(['rsa', 'p256', 'p384', 'p521', 'ed25519'] as const)('a certificate of %s that signed itself', async (kind) => {
  selfSigned(`own-${kind}`, kind);
  expect(await view(`own-${kind}`, ['root'])).toMatchObject({
    issuer: 'Itself',
    chain: [],
    verified: { kind: 'self-signed' },
  });
  const forged = der(`own-${kind}`);
  // The last bytes are of the signature.
  forged[forged.length - 5] = (forged[forged.length - 5] ?? 0) ^ 1;
  expect(await verified(forged, [])).toEqual({ kind: 'broken', subject: `own-${kind}`, issuer: `own-${kind}` });
});

it('a chain of several kinds of keys, whatever the order in the file, up to the certificate that signed itself', async () => {
  const complete = { chain: ['middle', 'root'], verified: { kind: 'complete', root: 'root' } };
  expect(await view('leaf', ['middle', 'root'])).toMatchObject(complete);
  expect(await view('leaf', ['root', 'middle'])).toMatchObject(complete);
});

it('a chain that the file does not hold to its end', async () => {
  expect(await view('leaf', [])).toMatchObject({ chain: [], verified: { kind: 'incomplete', missing: 'middle' } });
  expect(await view('leaf', ['middle'])).toMatchObject({ verified: { kind: 'incomplete', missing: 'root' } });
  expect(await verified('leaf', ['root'])).toEqual({ kind: 'incomplete', missing: 'middle' });
});

it('an impostor with the name of the issuer is found out, and does not hide the true one', async () => {
  selfSigned('false-root', 'rsa', 'root');
  issued('false-middle', 'root', 'p384', { subject: 'middle' });
  expect(await verified('leaf', ['false-middle', 'root'])).toEqual({
    kind: 'broken',
    subject: 'leaf',
    issuer: 'middle',
  });
  expect(await verified('leaf', ['middle', 'false-root'])).toEqual({
    kind: 'broken',
    subject: 'middle',
    issuer: 'root',
  });
  expect(await verified('leaf', ['false-middle', 'middle', 'false-root', 'root'])).toEqual({
    kind: 'complete',
    root: 'root',
  });
});

it('somebody who was given a certificate, and issues others with it, is no issuer', async () => {
  issued('customer', 'root', 'p256', { ca: false });
  issued('victim', 'customer', 'p256', { ca: false });
  expect(await verified('victim', ['customer', 'root'])).toEqual({ kind: 'not-an-issuer', issuer: 'customer' });
});

it('an issuer outside its dates', async () => {
  const day = 24 * 60 * 60 * 1000;
  expect(await verified('leaf', ['middle', 'root'], Date.now() + 320 * day)).toMatchObject({
    kind: 'issuer-expired',
    issuer: 'middle',
  });
  expect(await verified('leaf', ['middle', 'root'], Date.now() - 10 * day)).toMatchObject({
    kind: 'issuer-not-yet-valid',
    issuer: 'middle',
  });
});

it('a signature of a kind that nothing here can check is called that, and not wrong', async () => {
  selfSigned('koblitz', 'secp256k1');
  issued('under', 'koblitz', 'p256', { ca: false });
  expect(await verified('under', ['koblitz'])).toEqual({ kind: 'unchecked', subject: 'under', issuer: 'koblitz' });
});

it('no certificate is shown with a complete chain after a byte of what was signed has changed', async () => {
  const good = der('leaf');
  const { tbsView } = readCertificate(good).certificate;
  // Where the signed part begins in the file.
  const begin = Buffer.from(good).indexOf(Buffer.from(tbsView));
  await fc.assert(
    fc.asyncProperty(fc.nat(tbsView.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
      const bytes = good.with(begin + at, (tbsView[at] as number) ^ flip) as Uint8Array;
      let kind: string | null = null;
      try {
        kind = (await view(bytes, ['middle', 'root'])).verified.kind;
      } catch (error) {
        expect(error).toMatchObject({ name: 'WalletError' });
      }
      expect(kind).not.toBe('complete');
    }),
    { numRuns: 60 },
  );
});

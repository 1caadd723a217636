/** Certificate files made by OpenSSL in this test: every kind of key, encryption and container gives its key's one secret, or a clear failure. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels } from '../../../../keys/labels.ts';
import { openCertificateFile } from './open-file.ts';
import { CERTIFICATE_KEY_LABEL } from './private-key.ts';
import { LARGEST_FILE } from './problems.ts';
import { FROZEN } from './testing/frozen-keys.ts';

const PASSWORD = 'Pässwort 1';
const WRONG = 'Passwort 1';

const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs OpenSSL in the folder; words are split at spaces. */
const openssl = (words: string, ...more: string[]): void => {
  execFileSync('openssl', [...words.split(' '), ...more], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
};
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));
const join2 = (name: string, ...parts: string[]): void =>
  writeFileSync(join(folder, name), parts.map((part) => readFileSync(join(folder, part), 'utf8')).join('\n'));

/** A key and its certificate: NAME.key.pem (PKCS#8) and NAME.pem. */
function certify(name: string, algorithm: string, subject: string, ...options: string[]): void {
  openssl(`genpkey ${algorithm} -out ${name}.key.pem`);
  openssl(`req -x509 -new -key ${name}.key.pem -out ${name}.pem -days 365 -subj`, subject, ...options);
}

const KINDS = {
  rsa: { make: '-algorithm RSA -pkeyopt rsa_keygen_bits:2048', kind: 'RSA, 2048 bits' },
  p256: { make: '-algorithm EC -pkeyopt ec_paramgen_curve:P-256', kind: 'Elliptic curve, P-256' },
  p384: { make: '-algorithm EC -pkeyopt ec_paramgen_curve:P-384', kind: 'Elliptic curve, P-384' },
  p521: { make: '-algorithm EC -pkeyopt ec_paramgen_curve:P-521', kind: 'Elliptic curve, P-521' },
  ed25519: { make: '-algorithm ED25519', kind: 'Ed25519' },
} as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

/** Container -> the words that make NAME.EXTENSION from NAME.key.pem and NAME.pem. */
const PKCS12: Record<string, string> = {
  'PKCS#12 with AES-256 (OpenSSL 3)': '',
  'PKCS#12 with RC2-40 and Triple DES (-legacy)': '-legacy',
  'PKCS#12 with Triple DES': '-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1',
  'PKCS#12 with RC2-128': '-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-128',
  'PKCS#12 with AES-128 and open certificates': '-certpbe NONE -keypbe AES-128-CBC -macalg sha512',
  'PKCS#12 without a MAC': '-nomac',
};

const pkcs12 = (name: string, words: string, out: string, password = PASSWORD): void =>
  openssl(
    `pkcs12 -export ${words} -inkey ${name}.key.pem -in ${name}.pem -out ${out} -passout`.replaceAll('  ', ' '),
    `pass:${password}`,
  );

const pem: Record<string, (name: Kind) => string | null> = {
  'PEM, open PKCS#8': (name) => `${name}.key.pem`,
  'PEM, encrypted PKCS#8': (name) => {
    openssl(`pkcs8 -topk8 -in ${name}.key.pem -out ${name}.enc.pem -passout`, `pass:${PASSWORD}`);
    return `${name}.enc.pem`;
  },
  'PEM, encrypted PKCS#8 with Triple DES': (name) => {
    openssl(`pkcs8 -topk8 -v1 PBE-SHA1-3DES -in ${name}.key.pem -out ${name}.enc3.pem -passout`, `pass:${PASSWORD}`);
    return `${name}.enc3.pem`;
  },
  'PEM, open PKCS#1 or SEC1': (name) => {
    if (name === 'ed25519') return null;
    openssl(
      `${name === 'rsa' ? 'rsa' : 'ec'} -in ${name}.key.pem -out ${name}.old.pem`,
      ...(name === 'rsa' ? ['-traditional'] : []),
    );
    return `${name}.old.pem`;
  },
  'PEM, encrypted PKCS#1 or SEC1 (AES-256)': (name) => oldForm(name, 'aes256'),
  'PEM, encrypted PKCS#1 or SEC1 (Triple DES)': (name) => oldForm(name, 'des3'),
};

function oldForm(name: Kind, cipher: string): string | null {
  if (name === 'ed25519') return null;
  const traditional = name === 'rsa' ? ['-traditional'] : [];
  const out = `${name}.${cipher}.pem`;
  openssl(
    `${name === 'rsa' ? 'rsa' : 'ec'} -in ${name}.key.pem -${cipher} -out ${out} -passout`,
    `pass:${PASSWORD}`,
    ...traditional,
  );
  return out;
}

const failure = async (bytes: Uint8Array, password = PASSWORD): Promise<{ code: string; message: string }> => {
  const error = await openCertificateFile(bytes, password).then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toMatchObject({ name: 'WalletError' });
  return error as { code: string; message: string };
};

const secrets: Partial<Record<Kind, string>> = {};

beforeAll(() => {
  for (const name of kinds) certify(name, KINDS[name].make, `/C=GB/O=Studio/CN=Ada ${name}`);
});

describe.each(kinds)('a file with a key of the kind %s', (name) => {
  it('gives one secret from every container and encryption', async () => {
    const opened: [string, Awaited<ReturnType<typeof openCertificateFile>>][] = [];
    for (const [container, words] of Object.entries(PKCS12)) {
      pkcs12(name, words, `${name}.p12`);
      opened.push([container, await openCertificateFile(read(`${name}.p12`), PASSWORD)]);
    }
    for (const [container, make] of Object.entries(pem)) {
      const key = make(name);
      if (key === null) continue;
      join2(`${name}.both.pem`, key, `${name}.pem`);
      opened.push([container, await openCertificateFile(read(`${name}.both.pem`), PASSWORD)]);
    }
    const [, first] = opened[0] as (typeof opened)[number];
    expect(first.secret).toMatch(/^[\w-]{43}$/);
    secrets[name] = first.secret;
    for (const [container, { secret, keyKind, certificate }] of opened) {
      expect(secret, container).toBe(first.secret);
      expect(keyKind, container).toBe(KINDS[name].kind);
      expect(certificate, container).toMatchObject({ subject: `Ada ${name}, Studio, GB`, issuer: 'Itself', chain: [] });
    }
  });

  it('is not opened by a wrong password, or without one', async () => {
    for (const words of Object.values(PKCS12)) {
      pkcs12(name, words, `${name}.p12`);
      for (const password of [WRONG, ''])
        expect((await failure(read(`${name}.p12`), password)).code, words).toBe('wrong-credential');
    }
    for (const [container, make] of Object.entries(pem)) {
      const key = container.includes('encrypted') ? make(name) : null;
      if (key === null) continue;
      expect((await failure(read(key), WRONG)).code, container).toBe('wrong-credential');
      expect((await failure(read(key), '')).message, container).toBe('This file is protected by a password. Enter it.');
    }
  });

  it('opens without its certificate', async () => {
    expect(await openCertificateFile(read(`${name}.key.pem`), '')).toEqual({
      secret: secrets[name],
      keyKind: KINDS[name].kind,
      certificate: null,
    });
  });
});

describe('a certificate file', () => {
  const opened = (name: string, password = PASSWORD) => openCertificateFile(read(name), password);

  it('gives another secret for another key', () => {
    expect(new Set(Object.values(secrets)).size).toBe(kinds.length);
  });

  it('gives the frozen answers of version 1', async () => {
    for (const [name, text, secret] of FROZEN) {
      const bytes = new TextEncoder().encode(text);
      expect((await openCertificateFile(bytes, '')).secret, name).toBe(secret);
    }
    expect(CERTIFICATE_KEY_LABEL).toBe(labels.certificateKey);
  });

  it('shows the chain from issuer to issuer, whatever their order in the file', async () => {
    openssl(
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout root.key -out root.pem -days 99 -subj',
      '/CN=Root',
    );
    writeFileSync(join(folder, 'ca.ext'), 'basicConstraints=CA:TRUE');
    for (const [name, by, ...more] of [
      ['middle', 'root', '-extfile', 'ca.ext'],
      ['leaf', 'middle'],
    ] as const) {
      openssl(
        `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr -subj`,
        `/CN=${name}`,
      );
      openssl(
        `x509 -req -in ${name}.csr -CA ${by}.pem -CAkey ${by}.key -CAcreateserial -days 9 -out ${name}.pem`,
        ...more,
      );
    }
    join2('chain.pem', 'root.pem', 'middle.pem');
    openssl(
      `pkcs12 -export -inkey leaf.key -in leaf.pem -certfile chain.pem -out chain.p12 -passout`,
      `pass:${PASSWORD}`,
    );
    const { certificate } = await opened('chain.p12');
    expect(certificate).toMatchObject({ subject: 'leaf', issuer: 'middle', chain: ['middle', 'Root'] });
    expect((certificate?.validUntil ?? 0) - Date.now()).toBeGreaterThan(8 * 86_400_000);
  });

  it('opens when it is expired, and says when that was', async () => {
    openssl('req -new -key p256.key.pem -out old.csr -subj', '/CN=Old');
    openssl('x509 -req -in old.csr -CA p256.pem -CAkey p256.key.pem -CAcreateserial -days -1 -out old.pem');
    join2('old.both.pem', 'p256.key.pem', 'old.pem');
    const { certificate, secret } = await opened('old.both.pem');
    expect(certificate?.validUntil).toBeLessThan(Date.now());
    expect(secret).toBe(secrets.p256);
  });

  it('finds the key of the certificate among several, and refuses where it is not clear', async () => {
    join2('clear.pem', 'ed25519.key.pem', 'p384.key.pem', 'p384.pem');
    expect((await opened('clear.pem')).secret).toBe(secrets.p384);
    join2('twice.pem', 'p384.key.pem', 'p384.key.pem');
    expect((await opened('twice.pem')).secret).toBe(secrets.p384);
    join2('unclear.pem', 'ed25519.key.pem', 'p384.key.pem', 'p384.pem', 'ed25519.pem');
    expect((await failure(read('unclear.pem'))).message).toContain('several private keys');
    join2('none.pem', 'ed25519.key.pem', 'p384.key.pem');
    expect((await failure(read('none.pem'))).message).toContain('several private keys');
  });

  it('is refused with its reason', async () => {
    openssl('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out weak.pem');
    openssl('genpkey -algorithm ED448 -out ed448.pem');
    openssl('genpkey -algorithm EC -pkeyopt ec_paramgen_curve:secp256k1 -out k1.pem');
    openssl('genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit -out explicit.pem');
    openssl('pkcs12 -export -nokeys -in p256.pem -out public.p12 -passout', `pass:${PASSWORD}`);
    openssl('pkcs8 -topk8 -scrypt -in p256.key.pem -out scrypt.pem -passout', `pass:${PASSWORD}`);
    openssl('x509 -in p256.pem -outform DER -out certificate.der');
    const because: [string, Uint8Array, RegExp][] = [
      ['a weak key', read('weak.pem'), /too weak: RSA with 1024 bits/],
      ['Ed448', read('ed448.pem'), /isn’t supported \(Ed448\)/],
      ['another curve', read('k1.pem'), /another elliptic curve/],
      ['a curve by its numbers', read('explicit.pem'), /another elliptic curve/],
      ['a certificate alone', read('p256.pem'), /no private key/],
      ['a PKCS#12 without a key', read('public.p12'), /no private key/],
      ['scrypt', read('scrypt.pem'), /encrypted in a way/],
      ['a bare certificate', read('certificate.der'), /isn’t a certificate file/],
      ['a picture', Uint8Array.of(0xff, 0xd8, 0xff), /isn’t a certificate file/],
      ['nothing', new Uint8Array(), /isn’t a certificate file/],
      ['a large file', new Uint8Array(LARGEST_FILE + 1), /too large/],
      [
        'a key of SSH',
        new TextEncoder().encode('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----'),
        /OPENSSH/,
      ],
    ];
    for (const [what, bytes, reason] of because) {
      const { code, message } = await failure(bytes);
      expect([what, code]).toEqual([what, 'bad-input']);
      expect(message, what).toMatch(reason);
    }
  });

  it('is refused when its key does not hold together', async () => {
    openssl('genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out other.key.pem');
    openssl('rsa -in other.key.pem -outform DER -traditional -out other.der');
    const bytes = read('other.der');
    // A bit of the modulus, and one of a prime: each breaks the key.
    for (const at of [100, 700]) {
      const broken = bytes.slice();
      broken[at] = (broken[at] ?? 0) ^ 1;
      const text = `-----BEGIN RSA PRIVATE KEY-----\n${btoa(String.fromCharCode(...broken))}\n-----END RSA PRIVATE KEY-----`;
      expect((await failure(new TextEncoder().encode(text))).message).toContain('damaged');
    }
  });
});

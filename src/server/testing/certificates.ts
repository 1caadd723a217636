/** Certificates for tests, made by openssl. Never outside tests. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Keys {
  /** Has `fullchain.pem`, `privkey.pem`, and `keys.pem` with both, for localhost. */
  folder: string;
  certificate: string;
}

/** A key and a certificate that it has signed itself, made by openssl. */
export function makeKeys(ends: (() => unknown)[], name = 'localhost'): Keys {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-keys-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const [certificate, key] = [join(folder, 'fullchain.pem'), join(folder, 'privkey.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  });
  const text = readFileSync(certificate, 'utf8');
  writeFileSync(join(folder, 'keys.pem'), text + readFileSync(key, 'utf8'));
  return { folder, certificate: text };
}

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

/** A folder with `fullchain.pem` and `privkey.pem` from an authority that `root` (PEM) names. */
export interface Issued {
  folder: string;
  root: string;
}

/**
 * A certificate from a root certificate by way of an intermediate one, both of its own.
 * @param name host name it is for @param days until it ends; a negative number: since @param isComplete with the intermediate certificate
 */
export function issueKeys(
  ends: (() => unknown)[],
  { name = 'localhost', days = 2, isComplete = true }: { name?: string; days?: number; isComplete?: boolean } = {},
): Issued {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-issued-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = (...parameters: string[]): void => {
    execFileSync('openssl', parameters, { cwd: folder, stdio: 'ignore' });
  };
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...curve, '-days', '2', '-subj', '/CN=root', '-keyout', 'root.key', '-out', 'root.pem');
  writeFileSync(join(folder, 'authority.cnf'), 'basicConstraints=critical,CA:TRUE\n');
  writeFileSync(join(folder, 'site.cnf'), `subjectAltName=DNS:${name}\nbasicConstraints=CA:FALSE\n`);
  const issue = (by: string, of: string, kind: string, life: number): void => {
    openssl('req', ...curve, '-subj', `/CN=${of}`, '-keyout', `${of}.key`, '-out', `${of}.csr`);
    const signer = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'];
    const rest = ['-days', String(life), '-extfile', `${kind}.cnf`, '-out', `${of}.pem`];
    openssl('x509', '-req', '-in', `${of}.csr`, ...signer, ...rest);
  };
  issue('root', 'middle', 'authority', 2);
  issue('middle', 'site', 'site', days);
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  writeFileSync(join(folder, 'fullchain.pem'), read('site.pem') + (isComplete ? read('middle.pem') : ''));
  writeFileSync(join(folder, 'privkey.pem'), read('site.key'));
  return { folder, root: read('root.pem') };
}

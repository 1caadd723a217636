/** Certificate files made by OpenSSL, which is on every machine that these tests run on. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file with its password. */
export interface CertificateFile {
  path: string;
  password: string;
}

const SETTINGS = `[ca]
default_ca = studio
[studio]
new_certs_dir = .
database = index.txt
serial = serial
default_md = sha256
unique_subject = no
policy = any
[any]
countryName = optional
organizationName = optional
commonName = supplied
[root]
basicConstraints = critical, CA:TRUE
`;

let folder: string | null = null;

const openssl = (cwd: string, words: string, ...more: string[]): void => {
  execFileSync('openssl', [...words.split(' '), ...more], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
};

/** A folder with a made-up authority. */
function authority(): string {
  if (folder !== null) return folder;
  folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  writeFileSync(join(folder, 'ca.cnf'), SETTINGS);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1000');
  makeRoot(folder, 'root');
  return folder;
}

/** Every root has the same name, and a key of its own. */
function makeRoot(cwd: string, name: string): void {
  const request = `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr`;
  openssl(cwd, `${request} -subj`, '/O=Studio Authority/CN=Studio Root');
  const dates = '-startdate 20200101000000Z -enddate 20450101000000Z';
  const signing = `ca -config ca.cnf -batch -notext -selfsign -extensions root -keyfile ${name}.key ${dates}`;
  openssl(cwd, `${signing} -in ${name}.csr -out ${name}.pem`);
}

/**
 * A new key on the curve P-256 with a certificate of the authority, as PKCS#12 with the authority's own.
 * @param until year in which it expires, on the third of March @param legacy encrypted as by OpenSSL before version 3
 */
export function makeCertificate(name: string, { until = 2040, legacy = false } = {}): CertificateFile {
  const cwd = authority();
  const password = `the password of ${name}`;
  const request = `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${name}.key -out ${name}.csr`;
  openssl(cwd, `${request} -subj`, `/C=GB/O=Studio/CN=Ada Byron (${name})`);
  const signing = `ca -config ca.cnf -batch -notext -cert root.pem -keyfile root.key -in ${name}.csr -out ${name}.pem`;
  openssl(cwd, `${signing} -startdate 20200101000000Z -enddate ${until}0303000000Z`);
  const packing = `pkcs12 -export${legacy ? ' -legacy' : ''} -inkey ${name}.key -in ${name}.pem -certfile root.pem`;
  openssl(cwd, `${packing} -out ${name}.p12 -passout`, `pass:${password}`);
  return { path: join(cwd, `${name}.p12`), password };
}

/** A certificate whose file holds another authority under the name of its own. */
export function withFalseIssuer({ path, password }: CertificateFile): CertificateFile {
  const cwd = authority();
  makeRoot(cwd, 'false');
  const out = path.replace(/\.p12$/, '.false.p12');
  const [key, leaf] = [path.replace(/\.p12$/, '.key'), path.replace(/\.p12$/, '.pem')];
  openssl(cwd, `pkcs12 -export -inkey ${key} -in ${leaf} -certfile false.pem -out ${out} -passout`, `pass:${password}`);
  return { path: out, password };
}

/** The same key in an encrypted PEM file, without its certificate. */
export function asPem({ path, password }: CertificateFile): CertificateFile {
  const out = path.replace(/\.p12$/, '.pkcs8.pem');
  openssl(authority(), `pkcs8 -topk8 -in ${path.replace(/\.p12$/, '.key')} -out ${out} -passout`, `pass:${password}`);
  return { path: out, password };
}

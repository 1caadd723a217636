/** The operator's command line: what is refused because it would expose somebody, and what is taken. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OptionsError, parseOptions } from './options.ts';

const parse = (text: string, environment: NodeJS.ProcessEnv = {}) =>
  parseOptions(text === '' ? [] : text.split(' '), environment);

it('listens on loopback alone, unless there is TLS or a proxy', () => {
  expect(parse('')).toMatchObject({ host: '127.0.0.1', port: 8787, origin: null, tls: null, proxies: null });
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'keys.example.org'])
    expect(() => parse(`--host ${host} --origin https://keys.example.org`)).toThrow('needs TLS');
  const tls = '--tls-cert a --tls-key b';
  expect(parse(`--host 0.0.0.0 ${tls} --origin https://keys.example.org`).tls).toEqual({ certificate: 'a', key: 'b' });
  expect(parse('--host 0.0.0.0 --behind-proxy --origin https://keys.example.org').proxies).toEqual({
    hops: 1,
    trusted: null,
  });
});

it('names a PostgreSQL address that is none, without its password', () => {
  for (const address of ['postgres://u:p4ss#x@h/keys', 'postgres://u:1#p4ss@h/keys', 'p4ss', 'https://u:p4ss@h/keys']) {
    const place = () => parse('', { DATABASE_URL: address });
    expect(place).toThrow(OptionsError);
    expect(place).toThrow(/^DATABASE_URL is no address such as (?!.*p4ss)/);
  }
  for (const address of [
    'postgres://u:p%23x@h:5432/keys?sslmode=verify-full',
    'postgresql:///keys?host=/run/postgresql',
    'postgres://u:p@/keys?host=/run/postgresql',
  ])
    expect(parse('', { DATABASE_URL: address }).place).toMatchObject({ url: address });
});

it.each([
  '--port 70000',
  '--port x',
  '--port -1',
  '--rate 0',
  '--registration maybe',
  '--connections 5',
  '--proxy-hops 2',
  '--trusted-proxy 10.0.0.0/8',
  '--behind-proxy --origin https://keys.example.org --proxy-hops 0',
  '--behind-proxy --origin https://keys.example.org --proxy-hops x',
  '--behind-proxy --origin https://keys.example.org --trusted-proxy 10.0.0.0/33',
  '--behind-proxy --origin https://keys.example.org --trusted-proxy proxy.example',
  '--behind-proxy --origin https://keys.example.org --trusted-proxy ::1 --proxy-hops 1',
  '--most-identities many',
  '--new-per-day -1',
  '--unknown',
  'word',
  '--tls-cert a',
  '--behind-proxy',
  '--origin http://keys.example.org',
  '--origin https://keys.example.org/path',
  '--origin keys.example.org',
  '--origin https://user@keys.example.org',
])('refuses %s', (text) => {
  expect(() => parse(text)).toThrow(OptionsError);
});

it('takes a folder or PostgreSQL, not both', () => {
  const DATABASE_URL = 'postgres://localhost/keys';
  expect(parse('--data /data').place).toEqual({ kind: 'folder', folder: '/data' });
  expect(parse('', { DATABASE_URL }).place).toEqual({ kind: 'postgres', url: DATABASE_URL });
  expect(parse('--connections 5', { DATABASE_URL }).place).toMatchObject({ connections: 5 });
  expect(() => parse('--connections 1', { DATABASE_URL })).toThrow(OptionsError);
  expect(() => parse('--data /data', { DATABASE_URL })).toThrow('not both');
});

it('takes the address of PostgreSQL from a file, as containers and services hand over secrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dramatis-options-'));
  const file = join(folder, 'database-url');
  try {
    writeFileSync(file, 'postgres://localhost/keys\n');
    expect(parse('', { DATABASE_URL_FILE: file }).place).toEqual({
      kind: 'postgres',
      url: 'postgres://localhost/keys',
    });
    expect(() => parse('', { DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://x' })).toThrow('not both');
    expect(() => parse('--data /data', { DATABASE_URL_FILE: file })).toThrow('not both');
    writeFileSync(file, '\n');
    expect(() => parse('', { DATABASE_URL_FILE: file })).toThrow('DATABASE_URL_FILE is empty');
    const nothing = join(folder, 'nothing');
    const missing = new OptionsError(`DATABASE_URL_FILE: ${nothing} cannot be read (ENOENT).`);
    expect(() => parse('', { DATABASE_URL_FILE: nothing })).toThrow(missing);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('takes new identities up to a ceiling, or none', () => {
  expect(parse('').ceilings).toMatchObject({ registration: 'open', identities: 10_000 });
  expect(parse('--registration closed --most-gigabytes 2').ceilings).toMatchObject({
    registration: 'closed',
    bytes: 2 * 1024 ** 3,
  });
});

it('takes issuers from a file or the environment, and repeats no secret of them', () => {
  const issuer = { id: 'work', name: 'Example', issuer: 'https://login.example', clientId: 'dramatis' };
  const from = (...issuers: object[]) => parse('', { OIDC_ISSUERS: JSON.stringify(issuers) }).issuers;
  expect(from()).toEqual([]);
  expect(from(issuer)).toEqual([{ ...issuer, kind: 'account', scope: 'openid', clientSecret: null }]);
  expect(from({ ...issuer, kind: 'phone', clientSecret: 's', scope: 'openid x' })[0]).toMatchObject({ kind: 'phone' });
  expect(from({ ...issuer, issuer: 'http://127.0.0.1:9013' })).toHaveLength(1);
  const wrong: [string, object[]][] = [
    ['0.issuer', [{ ...issuer, issuer: 'login.example' }]],
    ['address such as', [{ ...issuer, issuer: 'http://login.example' }]],
    ['address such as', [{ ...issuer, issuer: 'https://login.example/?tenant=a' }]],
    ['twice', [issuer, issuer]],
    ['openid', [{ ...issuer, scope: 'profile' }]],
    ['0.id', [{ ...issuer, id: 'Work' }]],
    ['0.clientsecret', [{ ...issuer, clientsecret: 'marked' }]],
    ['0.clientSecret', [{ ...issuer, clientSecret: ['marked'] }]],
    ['0.name', [{ ...issuer, name: '' }]],
    ['the list', Array.from({ length: 33 }, (_, at) => ({ ...issuer, id: `i${at}` }))],
  ];
  for (const [said, issuers] of wrong) {
    expect(() => from(...issuers)).toThrow(OptionsError);
    expect(() => from(...issuers)).toThrow(said);
    expect(() => from(...issuers)).not.toThrow('marked');
  }
  expect(() => parse('', { OIDC_ISSUERS: 'marked' })).toThrow('is not JSON');
  expect(() => parse('--issuers /nowhere/issuers.json')).toThrow(OptionsError);
});

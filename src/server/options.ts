/** The operator's options from the command line and the environment, checked before anything starts. No default exposes the server. */
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Proxies, parseNetworks } from './http/forwarded.ts';
import { type IssuerOptions, readIssuers } from './oidc/issuer-options.ts';
import { type Ceilings, type Rate, REGISTRATIONS } from './parts.ts';

/** Wrong options; the message says what to do. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** Where the data lies: a folder with a SQLite file and the secrets, or a PostgreSQL database with both. */
export type DataLocation = { kind: 'folder'; folder: string } | { kind: 'postgres'; url: string; connections?: number };

export interface ServerOptions {
  place: DataLocation;
  host: string;
  /** 0 for any free port. */
  port: number;
  metricsHost: string;
  metricsPort: number;
  /** `null` for loopback, as the port is known only when it listens. */
  origin: string | null;
  /** PEM files. */
  tls: { certificate: string; key: string } | null;
  /** How to read X-Forwarded-For; `null` without a proxy. */
  proxies: Proxies | null;
  rate: Rate;
  ceilings: Ceilings;
  issuers: readonly IssuerOptions[];
}

const GIGABYTE = 1024 ** 3;
const DEFAULT_PORT = 8787;
export const DEFAULT_METRICS_PORT = 8788;

/** The lines about PostgreSQL, for the usage of every command with data. */
export const DATABASE_USAGE = `DATABASE_URL=postgres://... in the environment: uses PostgreSQL instead of a folder;
DATABASE_URL_FILE=FILE reads that address from a file.`;

export const USAGE = `npm run server -- [options]
  --data DIR            folder of the database and the secrets (default: key-server-data)
  --port N              default ${DEFAULT_PORT}; 0 takes any free one
  --host ADDRESS        default 127.0.0.1
  --origin URL          where wallets reach this server, such as https://keys.example.org
  --tls-cert FILE --tls-key FILE
  --behind-proxy        TLS ends at a proxy before this server, which appends to X-Forwarded-For
  --trusted-proxy CIDR  believe that header from these networks alone; several times for several
  --proxy-hops N        how many proxies append to it (default 1), where no network is named
  --metrics-port N      default ${DEFAULT_METRICS_PORT}: /livez /readyz /metrics
  --metrics-host ADDRESS
  --rate N              requests a second that one address may ask for (default 50)
  --registration open|invited|closed
                        who may create an identity: anyone (default), anyone with an invitation, or nobody;
                        see server:admin invite and admit
  --most-identities N   in all (default 10000)
  --most-gigabytes N    of boxes and log entries in all (default 50)
  --new-per-day N       identities that one network may create in a day (default 100)
  --issuers FILE        JSON list of OpenID Connect issuers whose accounts may log in (see docs/key-server.md)
  --connections N       to PostgreSQL, of this process (default 20)
${DATABASE_USAGE}
OIDC_ISSUERS in the environment takes the list of --issuers itself.`;

const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|localhost)$/.test(host);

/** @throws OptionsError */
export function wholeNumber(name: string, text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most)
    throw new OptionsError(`--${name} takes a whole number up to ${most}, not "${text}".`);
  return Number(text);
}

/** @throws OptionsError */
export function parseOrigin(text: string): string {
  try {
    const url = new URL(text);
    const plain = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
    if (plain && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') return url.origin;
  } catch {
    // The error is thrown below.
  }
  throw new OptionsError(`--origin needs an address such as https://keys.example.org, not "${text}".`);
}

/** A secret of the environment: in the variable itself, or in the file that NAME_FILE names. @throws OptionsError */
function secretIn(environment: NodeJS.ProcessEnv, name: string): string | null {
  const [text, file] = [environment[name] ?? '', environment[`${name}_FILE`] ?? ''];
  if (text !== '' && file !== '') throw new OptionsError(`Give ${name} or ${name}_FILE, not both.`);
  if (file === '') return text === '' ? null : text;
  const read = contentOf(file, `${name}_FILE`).trim();
  if (read === '') throw new OptionsError(`${name}_FILE is empty.`);
  return read;
}

/** @param name of the variable that names the file @throws OptionsError */
function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new OptionsError(`${name}: ${file} cannot be read${code}.`);
  }
}

/** Refuses what is no address, without its text: it holds a password. @throws OptionsError */
function ensureDatabaseUrl(text: string): void {
  // As `pg` reads it, without a host for a socket.
  const whole = text.replace('@/', '@socket/');
  if (URL.canParse(whole)) {
    const { protocol, hash } = new URL(whole);
    if (/^postgres(ql)?:$/.test(protocol) && hash === '') return;
  }
  throw new OptionsError(
    'DATABASE_URL is no address such as postgres://user:password@host:5432/database. ' +
      'In the password, write # / ? @ : % with percent signs: %23 %2F %3F %40 %3A %25.',
  );
}

/** The data folder, or PostgreSQL if the environment names one. @throws OptionsError */
export function locationOf(data: string | undefined, environment: NodeJS.ProcessEnv): DataLocation {
  const url = secretIn(environment, 'DATABASE_URL');
  if (url !== null) {
    if (data !== undefined) throw new OptionsError('Give --data or DATABASE_URL, not both.');
    ensureDatabaseUrl(url);
    return { kind: 'postgres', url };
  }
  const folder = data ?? 'key-server-data';
  return { kind: 'folder', folder: isAbsolute(folder) ? folder : resolve(folder) };
}

/** @throws OptionsError */
function proxiesOf(behind: boolean, hops: string | undefined, networks: string[] | undefined): Proxies | null {
  if (!behind) {
    if (hops === undefined && networks === undefined) return null;
    throw new OptionsError('--proxy-hops and --trusted-proxy work only with --behind-proxy.');
  }
  if (hops !== undefined && networks !== undefined)
    throw new OptionsError('Give --proxy-hops or --trusted-proxy, not both.');
  const trusted = networks === undefined ? null : parseNetworks(networks);
  if (networks !== undefined && trusted === null)
    throw new OptionsError('--trusted-proxy needs an address or a network such as 10.0.0.0/8.');
  const count = wholeNumber('proxy-hops', hops ?? '1', 10);
  if (count === 0) throw new OptionsError('--proxy-hops takes a number above 0.');
  return { hops: count, trusted };
}

/** @throws OptionsError */
function withConnections(place: DataLocation, text: string | undefined): DataLocation {
  if (text === undefined) return place;
  if (place.kind !== 'postgres') throw new OptionsError('--connections works only with PostgreSQL.');
  const connections = wholeNumber('connections', text, 1000);
  if (connections < 2) throw new OptionsError('--connections takes a number above 1.');
  return { ...place, connections };
}

/** @throws OptionsError */
function ceilingsOf(values: Record<string, unknown>): Ceilings {
  const numberOf = (name: string, standard: number, most: number): number => {
    const value = values[name];
    return typeof value === 'string' ? wholeNumber(name, value, most) : standard;
  };
  const registration = REGISTRATIONS.find((each) => each === (values.registration ?? 'open'));
  if (registration === undefined) throw new OptionsError('--registration must be open, invited or closed.');
  return {
    registration,
    identities: numberOf('most-identities', 10_000, 100_000_000),
    bytes: numberOf('most-gigabytes', 50, 1_000_000) * GIGABYTE,
    newPerDay: numberOf('new-per-day', 100, 1_000_000),
    bytesPerDay: GIGABYTE,
  };
}

/** @throws OptionsError */
export function parseOptions(parameters: readonly string[], environment: NodeJS.ProcessEnv): ServerOptions {
  const text = { type: 'string' } as const;
  const names = { data: text, port: text, host: text, origin: text, rate: text } as const;
  const more = { connections: text, issuers: text } as const;
  const ceilings = {
    registration: text,
    'most-identities': text,
    'most-gigabytes': text,
    'new-per-day': text,
  } as const;
  const metrics = { 'metrics-port': text, 'metrics-host': text } as const;
  const edge = { 'tls-cert': text, 'tls-key': text, 'behind-proxy': { type: 'boolean' } } as const;
  const trust = { 'proxy-hops': text, 'trusted-proxy': { type: 'string', multiple: true } } as const;
  const values = asOptionsError(
    () =>
      parseArgs({
        args: [...parameters],
        options: { ...names, ...metrics, ...edge, ...trust, ...ceilings, ...more },
        strict: true,
      }).values,
  );
  const host = values.host ?? '127.0.0.1';
  const { 'tls-cert': certificate, 'tls-key': key } = values;
  if ((certificate === undefined) !== (key === undefined))
    throw new OptionsError('--tls-cert and --tls-key are needed together.');
  const tls = certificate === undefined || key === undefined ? null : { certificate, key };
  const proxies = proxiesOf(values['behind-proxy'] ?? false, values['proxy-hops'], values['trusted-proxy']);
  const behindProxy = proxies !== null;
  if (!isLoopback(host) && tls === null && !behindProxy)
    throw new OptionsError(
      `On ${host} this server needs TLS: give --tls-cert and --tls-key, or --behind-proxy where a proxy before it has TLS.`,
    );
  const origin = values.origin === undefined ? null : parseOrigin(values.origin);
  if (origin === null && (!isLoopback(host) || tls !== null || behindProxy))
    throw new OptionsError('Say where wallets reach this server: --origin https://...');
  const perSecond = wholeNumber('rate', values.rate ?? '50', 1_000_000);
  if (perSecond === 0) throw new OptionsError('--rate takes a number above 0.');
  return {
    place: withConnections(locationOf(values.data, environment), values.connections),
    host,
    port: wholeNumber('port', values.port ?? String(DEFAULT_PORT), 65_535),
    metricsHost: values['metrics-host'] ?? '127.0.0.1',
    metricsPort: wholeNumber('metrics-port', values['metrics-port'] ?? String(DEFAULT_METRICS_PORT), 65_535),
    origin,
    tls,
    proxies,
    rate: { perSecond, burst: perSecond * 10 },
    ceilings: ceilingsOf(values),
    issuers: asOptionsError(() => readIssuers(values.issuers, environment)),
  };
}

/** Turns an error of the option parser into a sentence. */
export function asOptionsError<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

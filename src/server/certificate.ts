/**
 * The TLS certificate and its key: read at the start, and again when the files change. Files that cannot be used never replace what is in use,
 * and a certificate that wallets refuse never replaces one that they accept.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { OptionsError } from './options.ts';

/** PEM files: the certificate with its chain, and the private key. */
export interface CertificateFiles {
  certificate: string;
  key: string;
}

export interface TlsContext {
  cert: Buffer;
  key: Buffer;
  minVersion: 'TLSv1.3';
}

/** Why wallets refuse a certificate: it has ended, has not begun, or is for another name. */
export type CertificateFault = 'over' | 'early' | 'name';

/** What became of files that were read. `wrong`: wallets refuse it; `isUsed`: all the same, as what was in use before is no better. */
export type CertificateNews =
  | { code: 'renewed' | 'unchanged' }
  | { code: 'unusable'; error: unknown }
  | { code: 'wrong'; faults: readonly CertificateFault[]; isUsed: boolean };

export interface CertificateWatch {
  /** What is in use at present. */
  context(): TlsContext;
  /** End of the certificate in use (seconds since 1970). */
  expires(): number;
  /** Does the one in use need a change, or what its files hold now? */
  isWrong(): boolean;
  /** Reads the files now. */
  reload(): void;
  end(): void;
}

/** How often the files are looked at (ms). Their contents are compared: a renewal may replace a link or a folder above them. */
const EVERY = 10_000;

const read = ({ certificate, key }: CertificateFiles): TlsContext => ({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  minVersion: 'TLSv1.3',
});

const isSame = (a: TlsContext, b: TlsContext): boolean => a.cert.equals(b.cert) && a.key.equals(b.key);

/** @param host name or address, without brackets; `null`: any */
function faultsOf({ cert }: TlsContext, host: string | null): CertificateFault[] {
  const leaf = new X509Certificate(cert);
  const now = Date.now();
  // The host of a URL is an address when it looks like one.
  const isFor = (name: string): boolean =>
    (/^[\d.]+$|:/.test(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined;
  return [
    ...(leaf.validToDate.getTime() <= now ? ['over' as const] : []),
    ...(leaf.validFromDate.getTime() > now ? ['early' as const] : []),
    ...(host === null || isFor(host) ? [] : ['name' as const]),
  ];
}

export interface CertificateUse {
  /** What wallets call this server: host name or address, without brackets; `null`: not known. */
  host: string | null;
  /** Called with each change to what is in use. */
  use(context: TlsContext): void;
  /** Called when the first one is wrong, with each change of the files, and after each `reload`. */
  tell(news: CertificateNews): void;
  /** For tests: how often the files are looked at (ms). */
  every?: number;
}

/**
 * Reads the files and watches them.
 * @throws OptionsError when the files cannot be used now
 */
export function watchCertificate(
  files: CertificateFiles,
  { host, use, tell, every = EVERY }: CertificateUse,
): CertificateWatch {
  let current: TlsContext;
  try {
    current = read(files);
    createSecureContext(current);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OptionsError(`The files of --tls-cert and --tls-key cannot be used: ${reason}`, { cause: error });
  }
  /** The last files that were looked at, so that broken ones are told of once. */
  let seen: TlsContext | string = current;
  /** What the files hold now: what is in use, what cannot be used, or what is worse than what is in use. */
  let state: 'used' | 'unusable' | 'worse' = 'used';

  const tellOf = (found: TlsContext, isUsed: boolean, otherwise: 'renewed' | 'unchanged'): void => {
    const faults = faultsOf(found, host);
    tell(faults.length === 0 ? { code: otherwise } : { code: 'wrong', faults, isUsed });
  };
  const isWorse = (found: TlsContext): boolean =>
    faultsOf(found, host).length > 0 && faultsOf(current, host).length === 0;

  /** @throws Error for a certificate that does not parse, and for a key of another one */
  function consider(found: TlsContext): void {
    createSecureContext(found);
    state = isWorse(found) ? 'worse' : 'used';
    if (state === 'used') {
      use(found);
      current = found;
    }
    tellOf(found, state === 'used', 'renewed');
  }

  function look(isAsked: boolean): void {
    try {
      const found = read(files);
      const isKnown = typeof seen !== 'string' && isSame(found, seen);
      seen = found;
      if (isSame(found, current)) {
        state = 'used';
        if (isAsked) tellOf(found, true, 'unchanged');
        return;
      }
      // A certificate that begins later becomes the better one with time, and the one in use ends.
      if (isKnown && !isAsked && (state !== 'worse' || isWorse(found))) return;
      state = 'unusable';
      consider(found);
    } catch (error) {
      state = 'unusable';
      const code = String((error as NodeJS.ErrnoException).code);
      if (!isAsked && seen === code) return;
      if (code.startsWith('E') && !code.startsWith('ERR_')) seen = code;
      tell({ code: 'unusable', error });
    }
  }

  if (faultsOf(current, host).length > 0) tellOf(current, true, 'unchanged');
  const timer = setInterval(() => look(false), every);
  timer.unref();
  return {
    context: () => current,
    expires: () => new X509Certificate(current.cert).validToDate.getTime() / 1000,
    isWrong: () => state !== 'used' || faultsOf(current, host).length > 0,
    reload: () => look(true),
    end: () => clearInterval(timer),
  };
}

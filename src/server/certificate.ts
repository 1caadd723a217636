/** The TLS certificate and its key: read at the start, and again when the files change. Files that cannot be used never replace what is in use. */
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

/** What became of files that were read again. */
export type CertificateNews = { code: 'renewed' | 'unchanged' } | { code: 'unusable'; error: unknown };

export interface CertificateWatch {
  /** What is in use at present. */
  context(): TlsContext;
  /** End of the certificate in use (seconds since 1970). */
  expires(): number;
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

/**
 * Reads the files and watches them.
 * @param use called with each usable change @param tell called with each change, and after each `reload` @param every for tests
 * @throws OptionsError when the files cannot be used now
 */
export function watchCertificate(
  files: CertificateFiles,
  { use, tell, every = EVERY }: { use(context: TlsContext): void; tell(news: CertificateNews): void; every?: number },
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

  function look(isAsked: boolean): void {
    try {
      const found = read(files);
      if (!isAsked && typeof seen !== 'string' && isSame(found, seen)) return;
      seen = found;
      if (isSame(found, current)) {
        if (isAsked) tell({ code: 'unchanged' });
        return;
      }
      // Throws for a certificate that does not parse, and for a key of another one.
      createSecureContext(found);
      use(found);
      current = found;
      tell({ code: 'renewed' });
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code);
      if (!isAsked && seen === code) return;
      if (code.startsWith('E') && !code.startsWith('ERR_')) seen = code;
      tell({ code: 'unusable', error });
    }
  }

  const timer = setInterval(() => look(false), every);
  timer.unref();
  return {
    context: () => current,
    expires: () => new X509Certificate(current.cert).validToDate.getTime() / 1000,
    reload: () => look(true),
    end: () => clearInterval(timer),
  };
}

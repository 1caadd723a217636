/** Structured logs, a line of JSON each. A line has only fields of one short list, never a path, a name, an address or bytes. */

/** Every field that a line can have. Texts come from this program: route patterns, codes, sentences. */
export interface LogFields {
  route?: string;
  method?: string;
  status?: number;
  code?: string;
  milliseconds?: number;
  /** Class and place of an unexpected error; never its message, which may quote the request. */
  error?: string;
  origin?: string;
  fingerprint?: string;
  port?: number;
  metricsPort?: number;
  store?: string;
  count?: number;
  seconds?: number;
  /** ID of an issuer in the operator's options, and the step at which it failed. */
  issuer?: string;
  step?: string;
  /** A sentence of this program that says what to do. */
  advice?: string;
}

export type LogEvent =
  | 'start'
  /** The database cannot be reached yet. */
  | 'waiting'
  | 'request'
  /** A request came without X-Forwarded-For, which a proxy should have written. */
  | 'unforwarded'
  /** The TLS certificate's files were read again. */
  | 'certificate'
  /** What the check of the proxy found. */
  | 'proxy'
  | 'failure'
  | 'sweep'
  | 'clock-jump'
  /** Another receipt key signs from now on. */
  | 'receipt-key'
  /** An issuer of accounts does not answer as it should. */
  | 'issuer'
  | 'stopping'
  | 'stopped';

export type Log = (event: LogEvent, fields?: LogFields) => void;

const FIELDS: readonly (keyof LogFields)[] = [
  'route',
  'method',
  'status',
  'code',
  'milliseconds',
  'error',
  'origin',
  'fingerprint',
  'port',
  'metricsPort',
  'store',
  'count',
  'seconds',
  'issuer',
  'step',
  'advice',
];

/** @param write called with one line, without a line break, and its event */
export function createLog(write: (line: string, event: LogEvent) => void): Log {
  return (event, fields = {}) => {
    // Fields are picked by name, so a field that the compiler did not check is left out.
    const line: Record<string, string | number> = { time: new Date().toISOString(), event };
    for (const name of FIELDS) {
      const value = fields[name];
      if (value !== undefined) line[name] = value;
    }
    write(JSON.stringify(line), event);
  };
}

/** Class, code and first place of an error within this program, without its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' && /^\w+$/.test(error.code) ? ` ${error.code}` : '';
  const place = /src\/[\w/.-]+:\d+/.exec(error.stack?.split('\n    at ').slice(1).join('\n') ?? '')?.[0] ?? '';
  const cause = error.cause === undefined ? '' : ` from ${describeError(error.cause)}`;
  return `${error.constructor.name}${code} ${place}`.trim() + cause;
}

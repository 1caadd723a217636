/** What every route gets from outside: store, clock, log and limits; tests bring their own. Holds no state of a request. */
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { IssuerOptions } from './oidc/issuer-options.ts';
import type { Secrets } from './secrets.ts';
import type { SigningKey } from './signing-key.ts';
import type { Store } from './store/store.ts';

/** The token bucket of one address: `burst` tokens at once, `perSecond` afterwards. An expensive request takes several. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** Who may register an identity. */
export const REGISTRATIONS = ['open', 'invited', 'closed'] as const;
type Registration = (typeof REGISTRATIONS)[number];

/** Limits that the operator sets. */
export interface Ceilings {
  /** `invited`: new identities only with an invitation; `closed`: none. The operator's admission lets in anybody all the same. */
  registration: Registration;
  /** Most identities that are not deleted, and most bytes of their boxes and entries. */
  identities: number;
  bytes: number;
  /** Most new identities and writes of one network in a day. */
  newPerDay: number;
  bytesPerDay: number;
}

export interface Parts {
  store: Store;
  secrets: Secrets;
  signing: SigningKey;
  /** Serialised origin of this server, which signed statements contain. */
  origin: string;
  /** Raised by each restore from a backup. */
  epoch: number;
  /** ms since 1970. */
  now(): number;
  log: Log;
  metrics: Metrics;
  rate: Rate;
  ceilings: Ceilings;
  /** Whose accounts may log in. */
  issuers: readonly IssuerOptions[];
}

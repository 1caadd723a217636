/** What every route is given: the outside world, so that tests bring their own. Holds no state of a request. */
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Secrets } from './secrets.ts';
import type { Store } from './store/store.ts';

/** Tokens of one address: `burst` at once, `perSecond` afterwards. An expensive request takes several. */
export interface Rate {
  perSecond: number;
  burst: number;
}

/** What the operator lets in. */
export interface Ceilings {
  /** `closed`: only as many new identities as were admitted (`server:admit`). */
  registration: 'open' | 'closed';
  /** Identities that are not deleted, and bytes of their boxes and entries, in all. */
  identities: number;
  bytes: number;
  /** What one network begins and writes in a day. */
  newPerDay: number;
  bytesPerDay: number;
}

export interface Parts {
  store: Store;
  secrets: Secrets;
  /** Serialised origin that statements name: where wallets find this server. */
  origin: string;
  /** Raised by each restore. */
  epoch: number;
  /** ms since 1970. */
  now(): number;
  log: Log;
  metrics: Metrics;
  rate: Rate;
  ceilings: Ceilings;
}

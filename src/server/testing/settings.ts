/** What a test may set of an app, also of one in another process. Never outside tests. */
import type { Ceilings, Parts } from '../parts.ts';

export const TEST_ORIGIN = 'https://keys.example';

/** As JSON carries it: what is left out has no limit. */
export interface Settings {
  origin?: string;
  rate?: Parts['rate'];
  issuers?: Parts['issuers'];
  ceilings?: Partial<Ceilings>;
}

const NO_CEILINGS: Ceilings = {
  registration: 'open',
  identities: Number.POSITIVE_INFINITY,
  bytes: Number.POSITIVE_INFINITY,
  newPerDay: 1e9,
  bytesPerDay: 1e15,
};

export const settled = ({
  origin = TEST_ORIGIN,
  rate = { perSecond: 1_000_000, burst: 1_000_000 },
  issuers = [],
  ceilings = {},
}: Settings): Required<Settings> & Pick<Parts, 'ceilings'> => ({
  origin,
  rate,
  issuers,
  ceilings: { ...NO_CEILINGS, ...ceilings },
});

/** Which server setup of OPAQUE a record has: new ones the newest, older ones the one under which they were made. */
import { randomBytes } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import type { OpaqueSetup } from '../generations.ts';
import type { Parts } from '../parts.ts';
import type { Secrets } from '../secrets.ts';

/** How long a registration may take that began under the setup before the newest (ms). No record is made under an older one. */
const REGISTRATION_LIFE = 10 * 60 * 1000;

/** Bytes of a registration that are random; the setup's number comes before them. */
const RANDOM_LENGTH = 28;

export interface Setups {
  /** Begins a registration under the newest setup: its name, 32 bytes, has the setup's number in it. */
  begin(): { setup: string; registration: Uint8Array };
  /** The number of the setup of a registration (32 bytes); `null` when no record may be made under it any more. */
  ofRegistration(registration: Uint8Array): Promise<number | null>;
  /** `null`, and a line of the log: the secrets lack it. */
  withNumber(number: number): Promise<string | null>;
}

const MISSING =
  'A password names an OPAQUE setup that the secrets lack. Put the setup back: server:admin -- rotate merge.';

export function createSetups(
  secrets: Pick<Secrets, 'opaqueSetups' | 'reread'>,
  now: () => number,
  { log, metrics }: Pick<Parts, 'log' | 'metrics'>,
): Setups {
  const named = (number: number) => secrets.opaqueSetups.find((setup) => setup.number === number);

  /** Another process may have made a newer one. */
  async function find(number: number): Promise<OpaqueSetup | null> {
    // One that fails is said by the regular look at the secrets.
    if (named(number) === undefined) await secrets.reread().catch(() => undefined);
    return named(number) ?? null;
  }

  return {
    begin() {
      const { number, setup } = secrets.opaqueSetups.at(-1) as OpaqueSetup;
      const registration = createWriter().u32(number).raw(randomBytes(RANDOM_LENGTH), RANDOM_LENGTH).finish();
      return { setup, registration };
    },
    async ofRegistration(registration) {
      const number = createReader(registration).u32();
      if ((await find(number)) === null) return null;
      // Any later setup counts: the next one may have been made with a clock that was ahead.
      const later = secrets.opaqueSetups.filter((setup) => setup.number > number);
      return later.some(({ from }) => from + REGISTRATION_LIFE <= now()) ? null : number;
    },
    async withNumber(number) {
      const found = await find(number);
      if (found !== null) return found.setup;
      metrics.count('setup-missing');
      log('failure', { advice: MISSING });
      return null;
    },
  };
}

/** Do the secrets have every OPAQUE setup under which a password was registered? */
import type { Secrets } from '../secrets.ts';
import type { Store } from '../store/store.ts';
import { recordsBySetup } from './registration.ts';

/** Numbers of the setups that records name and the secrets lack. */
async function missingSetups(store: Store, { opaqueSetups }: Pick<Secrets, 'opaqueSetups'>): Promise<number[]> {
  const used = await recordsBySetup(store);
  return used.map(({ number }) => number).filter((number) => opaqueSetups.every((setup) => setup.number !== number));
}

/** @throws Error when one is missing, as after a restore beside the secrets of after a drop: owners of those passwords could not log in */
export async function ensureSetups(store: Store, secrets: Secrets): Promise<void> {
  if ((await missingSetups(store, secrets)).length === 0) return;
  // A rotation may have made one between the two readings.
  await secrets.reread();
  const missing = await missingSetups(store, secrets);
  if (missing.length > 0)
    throw new Error(
      `Passwords were registered under OPAQUE setup ${missing.join(', ')}, which the secrets lack. Put it back from the secrets.json ` +
        'that was restored with this database: server:admin -- rotate merge --from FILE.',
    );
}

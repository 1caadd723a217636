/** A person with several identities on one computer, opened by one login method. For tests only. */
import type { Fetch } from '../../sync/remote.ts';
import { createSyncedServer } from '../../sync/synced-server.ts';
import { compartmentOf, newCompartmentId } from '../../vault/compartment.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import type { Vault } from '../../vault/vault.ts';
import { createFirstIdentity } from '../unlock/first-identity.ts';
import { openKnownMethod } from '../unlock/known-method.ts';
import { type Computer, createLine, createServedIdentity, ORIGIN } from './served.ts';
import { type Created, createStage } from './stage.ts';

/** A computer over one compartment of this disk. */
export async function inCompartment(
  disk: Vault,
  fetch: Fetch,
  id = newCompartmentId(),
): Promise<Computer & { id: string }> {
  const line = createLine(fetch);
  return { id, line, stage: await createStage(undefined, line.fetch, compartmentOf(disk, id)) };
}

/** Creates an identity that the method of `first` opens as well. @param origin of its key server; `null`: none */
export async function createSecond(
  { stage }: Computer,
  first: { computer: Computer; created: Created },
  origin: string | null = ORIGIN,
): Promise<Created> {
  const { session } = stage;
  const { vault } = first.computer.stage;
  const { authenticator, localSalt, methodId } = first.created;
  const server = createSyncedServer({ vault, fetch: first.computer.line.fetch, clock: () => stage.now.at });
  const to = origin === null ? null : await session.parts.server.find(origin);
  const prf = authenticator.prf(localSalt);
  const known = await openKnownMethod(session.parts, { vault, server }, methodId, prf, to);
  await session.touch();
  const at = to === null ? session.parts.server : { ...session.parts.server, origin: to.origin };
  const credential = { ...known.credential, name: 'Passkey' };
  const made = await createFirstIdentity(at, stage.now.at, 'person', credential, prf, 1, null, known);
  known.wipe();
  await session.drafts.begin(made, to);
  const { recoveryKey, ask } = await session.drafts.recoveryKey();
  await session.drafts.confirm(Object.fromEntries(ask.map((place) => [place, recoveryKey[place - 1] ?? ''])));
  const backup = await session.drafts.backup();
  await session.drafts.finish();
  return { authenticator, localSalt, methodId: made.open.methodId, recoveryKey: recoveryKey.join('-'), backup };
}

/** One computer, one passkey, two identities at their servers. */
export async function twoIdentities(fetch: Fetch, origin = ORIGIN) {
  const disk = await createMemoryVault();
  const one = await inCompartment(disk, fetch, 'first');
  const other = await inCompartment(disk, fetch);
  const first = await createServedIdentity(one);
  await one.stage.session.lock();
  const second = await createSecond(other, { computer: one, created: first }, origin);
  return { disk, one, other, first, second };
}

/** Hex id of the identity that is open; empty: none. */
export const openIdentity = async ({ stage }: Pick<Computer, 'stage'>): Promise<string> => {
  const [login] = await stage.session.layers();
  return login?.identityId ?? '';
};

/** Opens the identity with its passkey. */
export const unlockWith = ({ stage }: Computer, { authenticator, localSalt, methodId }: Created): Promise<void> =>
  stage.session.unlock(methodId, authenticator.prf(localSalt));

export const credentialOf = ({ authenticator }: Created, localSalt: string) => ({
  credential: { credentialId: authenticator.credentialId, transports: [], localSalt },
  secrets: authenticator.prf(localSalt),
  keepCopy: true,
});

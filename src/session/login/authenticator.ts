/**
 * What is stored of the authenticator of a passkey or security key. It is stored twice. The names document has what the authenticator
 * said when the credential was made, signed by a managing method; every computer of the identity reads it there. The record on a
 * computer repeats it, because the names are closed while the wallet is locked, and has the sync state of the last login there.
 */
import * as v from 'valibot';
import type { SyncState } from '../../messaging/login.ts';
import type { Vault } from '../../vault/vault.ts';
import { boundChange, readBoundRecords } from './bound-copy.ts';
import { authenticatorSchema, type BoundCredential } from './bound-record.ts';

/** As the names document has it. The credential ID lets every computer tell an authenticator that it is a login method already. */
export const namedAuthenticatorSchema = v.object({ ...authenticatorSchema.entries, credentialId: v.string() });
export type NamedAuthenticator = v.InferOutput<typeof namedAuthenticatorSchema>;

/** The field of the names document for a credential that was just made; nothing for kinds without an authenticator. */
export const namedAuthenticator = ({
  authenticator,
  credentialId,
}: Pick<BoundCredential, 'authenticator' | 'credentialId'>): { authenticator?: NamedAuthenticator } =>
  authenticator === undefined ? {} : { authenticator: { ...authenticator, credentialId } };

/** After a login: the sync state that it showed, and the AAGUID if only the names of the identity knew it. Writes only what is new. */
export async function noteAuthenticator(
  vault: Vault,
  methodId: string,
  { sync, aaguid }: { sync: SyncState; aaguid: string | null },
): Promise<void> {
  const record = (await readBoundRecords(vault)).find((each) => each.methodId === methodId);
  if (record === undefined) return;
  const authenticator = { aaguid: record.authenticator?.aaguid ?? aaguid, sync };
  if (record.authenticator?.aaguid === authenticator.aaguid && record.authenticator?.sync === sync) return;
  await vault.commit([boundChange({ ...record, authenticator })]);
}

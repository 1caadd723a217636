/** Where the account row of a login method is, as this computer knows it: at the server where it was enrolled, which a move does not change. */
import type { Vault } from '../../vault/vault.ts';
import { boundChange, readBoundRecords } from './bound-copy.ts';

/** After a login at this server succeeded: another computer has enrolled the method there. Writes only what is new. */
export async function noteEnrolledAt(vault: Vault, methodId: string, server: string): Promise<void> {
  const record = (await readBoundRecords(vault)).find((each) => each.methodId === methodId);
  const { password, oidc } = record ?? {};
  if (record === undefined || (password ?? oidc ?? { server }).server === server) return;
  const row = { ...(password && { password: { ...password, server } }), ...(oidc && { oidc: { ...oidc, server } }) };
  await vault.commit([boundChange({ ...record, ...row })]);
}

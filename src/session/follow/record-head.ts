/**
 * After a change, the login method that made it writes the new head into its own blob at the server. A new computer that logs in
 * with this method then refuses an older log. Only this login can write the blob. If it fails, the recorded head stays older.
 */

import { locatorOf } from '../../keys/locator.ts';
import { createMethodBlob, openMethodBlob } from '../../keys/method.ts';
import { rowStatement } from '../../keys/statement.ts';
import { loginAccount, loginProof, personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { equalBytes, fromHex, wipe } from '../../lib/bytes.ts';
import { type ModeSecret, partsOf } from '../login/login-secrets.ts';
import { isGiven } from '../login/personal.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** Never throws. @param login of the change; stays the caller's to wipe */
export async function recordHead(parts: SessionParts, login: ModeSecret): Promise<void> {
  try {
    const [identity] = (await parts.keyring.layers()).map(({ identityId }) => identityId);
    const remote = identity === undefined ? null : await parts.server.remote(fromHex(identity));
    if (identity === undefined || remote === null) return;
    const { rows, pinned } = remote;
    const log = await parts.logs.read(fromHex(identity));
    const { modeSecret, salt: given, personal } = partsOf(login);
    const salt = given ?? (await parts.server.salt(locatorOf(modeSecret)));
    if (!salt) return;
    const personalKey = isGiven(personal) ? await personalSecret(personal, salt) : null;
    const thirdKey = thirdStorageKey(modeSecret, salt, personalKey);
    const account = loginAccount(modeSecret, salt);
    let opened: Uint8Array | null = null;
    try {
      const row = await rows.methodBlob(account.number, (challenge, origin) => loginProof(account, origin, challenge));
      const { methodSeed, identities } = openMethodBlob(thirdKey, row.blob);
      opened = methodSeed;
      const raised = identities.map((known) =>
        equalBytes(known.identityId, log.identityId) && known.headNumber < log.head.number
          ? { ...known, headNumber: log.head.number, headHash: log.head.hash }
          : known,
      );
      const blob = createMethodBlob(thirdKey, { methodSeed, identities: raised });
      const version = row.version + 1;
      const statement = { origin: pinned.origin, accountNumber: account.number, version, blob, control: null };
      const signature = rowStatement.sign(account.seed, statement);
      await rows.replaceBlob(account.number, { blob, version, signature });
    } finally {
      wipe(opened, personalKey, thirdKey, account.seed);
    }
  } catch {
    // The change itself has succeeded, and stands.
  }
}

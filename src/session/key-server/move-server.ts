/**
 * Copies an identity to a key server: its rows, its log and its boxes. Another server that had it keeps what it has. If the worker
 * stops half way, the identity is where it was, or the next round finishes the move.
 */
import { auditKeys } from '../../keys/audit.ts';
import { mayManage, presentKey } from '../../keys/log/state.ts';
import { wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { boxChange } from '../../sync/local-server.ts';
import type { ServerInfo } from '../../sync/remote.ts';
import { sendOwnRows } from '../../sync/send-rows.ts';
import { waits } from '../../sync/sync-rows.ts';
import { signerOf } from '../follow/latest-state.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { type OpenMethod, openGrantOf, openMethod } from '../login/method-login.ts';
import type { SessionParts } from '../state/session-parts.ts';

/**
 * Runs within `inContact` and `inTurn`; see [Note: Lock order] in state/session-parts.ts.
 * @param login of a managing method
 * @throws WalletError wrong-credential | not-allowed | exists (another identity's row is in the way) | server-unreachable
 */
export async function moveIdentityTo(parts: SessionParts, to: ServerInfo, login: ModeSecret): Promise<void> {
  const { server, vault } = parts;
  const method = await openMethod(parts, login);
  try {
    const { identityId } = method.log;
    if (!mayManage(method.log, method.method.id))
      throw new WalletError('not-allowed', 'This login method may not change the identity. Use one that may.');
    const remote = server.remoteAt(to);
    // Rows first: they are harmless without the identity.
    await sendOwnRows({ vault, remote });
    const prefix = boxChange(identityId, { name: '', bytes: null }).key;
    const boxes = await vault.list('boxes', prefix);
    await vault.commit([
      ...(await server.detachChanges(identityId)),
      server.attachChange(identityId, to),
      ...boxes.map(({ key }) => waits(identityId, key.slice(prefix.length), null)),
    ]);
    const signer = signerOf(method);
    await server.begin(method.log, signer, await auditKeyOf(parts, method));
    const { log } = await server.pull(method.log, signer);
    // The next round merges what is at that server already.
    await server.send(log, signer);
  } finally {
    method.wipe();
  }
}

async function auditKeyOf({ server }: SessionParts, { log, method, keys }: OpenMethod): Promise<Uint8Array> {
  const subject = { kind: 'identity-document', epoch: presentKey(log.identityDocumentKeys).epoch } as const;
  const holder = { log, methodId: method.id, authenticationSeed: keys.authenticationSeed };
  const key = await openGrantOf(server, holder, subject);
  const { publicKey, seed } = await auditKeys(key, log.identityId);
  wipe(key, seed);
  return publicKey;
}

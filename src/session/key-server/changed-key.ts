/** A key server that signs with another receipt key than the pinned one: its fingerprint for the person to compare, and what they accept. */
import { bareHex, fromHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionKeyServer as t } from '../../locales/en/session/key-server.ts';
import { receiptFingerprint } from '../../sync/remote.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** The fingerprint of the server's receipt key, if it differs from the pinned one, or if somebody named another successor of its key. */
export async function changedKey({ server, keyring }: SessionParts): Promise<string | null> {
  const [login] = await keyring.layers();
  const record = login && (await server.record(fromHex(login.identityId)));
  if (!record) return null;
  const found = await server.find(record.origin).catch(() => null);
  const isPinned = found !== null && bareHex(found.receiptKey) === bareHex(record.receiptKey);
  if (found === null || (isPinned && record.evidence?.kind !== 'successors')) return null;
  return receiptFingerprint(found.receiptKey);
}

/** The person compared this fingerprint. @throws WalletError bad-input when the server has another one */
export async function acceptKey({ server, keyring, vault, inContact }: SessionParts, fingerprint: string) {
  await inContact(() =>
    keyring.use('login', async (keys) => {
      const record = await server.record(keys.identityId);
      if (!record) return;
      const found = await server.find(record.origin);
      if (receiptFingerprint(found.receiptKey) !== fingerprint) throw new WalletError('bad-input', t.otherFingerprint);
      await vault.commit([await server.acceptChange(keys.identityId, record, found)]);
    }),
  );
}

/** An index from the public key of a printed freeze code to its identity, as the identity's log names it. The first identity with a key keeps it; its log proves that it holds the code. */
import type { LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { bytesIn, type Queries } from '../store/store.ts';

/** Updates the index from the log. It writes only differences, so that nobody else can claim a key in between. */
export async function indexFreezeCodes(queries: Queries, log: LogState): Promise<void> {
  const wanted = new Map<string, Uint8Array>();
  for (const { state, freezePublicKey } of log.methods.values())
    if (state !== 'revoked' && freezePublicKey !== null) wanted.set(bareHex(freezePublicKey), freezePublicKey);
  const rows = await queries.all('SELECT public_key FROM freeze_codes WHERE identity = ?', log.identityId);
  for (const row of rows) {
    const key = bytesIn(row, 'public_key');
    if (wanted.delete(bareHex(key))) continue;
    await queries.run('DELETE FROM freeze_codes WHERE public_key = ? AND identity = ?', key, log.identityId);
  }
  const sql = 'INSERT INTO freeze_codes (public_key, identity) VALUES (?, ?) ON CONFLICT (public_key) DO NOTHING';
  for (const key of wanted.values()) await queries.run(sql, key, log.identityId);
}

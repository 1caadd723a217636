/** Which identity a printed freeze code is for: an index of the public keys that its log names now. Whoever claimed a key first keeps it; the log has seen that he holds the code. */
import type { LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { bytesIn, type Queries } from '../store/store.ts';

/** Makes the index say what the log says. Only differences are written, so that nobody can step in between. */
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

/**
 * Applies a newer state of the log to this computer: rebases pending writes onto the new keys, then drops the local copies,
 * histories and keys that the log has ended. See [Note: Rebase before dropping keys] in rebase-pending.ts.
 */
import type { LogState } from '../../keys/log/state.ts';
import { outdatedHistories } from '../accounts/moved-histories.ts';
import { outdatedUnopened } from '../accounts/unopened-targets.ts';
import { outdatedCopies } from '../login/bound-copy.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { rebasePending } from './rebase-pending.ts';
import { type Replacement, refreshLayers } from './refresh-grants.ts';

/**
 * @param madeHere the change was made on this computer, which resealed everything already
 * @throws WalletError when the log cannot be applied; the session is then closed
 */
export async function applyLog(
  { logs, vault, keyring, server }: Pick<SessionParts, 'logs' | 'vault' | 'keyring' | 'server'>,
  log: LogState,
  madeHere: { replacements: readonly Replacement[] } | null = null,
): Promise<void> {
  try {
    await logs.advance(log);
    for (const { layer } of await keyring.layers())
      await keyring.use(layer, (keys) => rebasePending({ vault, server }, log, keys, madeHere === null));
    const outdated = [
      ...(await outdatedCopies(vault, log)),
      ...(await outdatedHistories(vault, log)),
      ...(await outdatedUnopened(vault, log)),
    ];
    if (outdated.length > 0) await vault.commit(outdated);
    await refreshLayers({ keyring, server }, log, madeHere?.replacements);
  } catch (error) {
    await keyring.closeAll();
    throw error;
  }
}

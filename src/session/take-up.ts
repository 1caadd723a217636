/**
 * After the log has moved, here or elsewhere: what waits here is brought to the new keys, and then nothing stays, on the disk
 * or in memory, that belongs to what was.
 */
import type { LogState } from '../keys/log/state.ts';
import { outdatedCopies } from './bound-copy.ts';
import { carryOver } from './carry-over.ts';
import { outdatedHistories } from './history.ts';
import { outdatedNotOpened } from './not-opened.ts';
import { type Replacement, refreshLayers } from './refresh.ts';
import type { SessionParts } from './session-parts.ts';

/**
 * @param madeHere the change was made on this computer, which moved then what was to be moved
 * @throws WalletError when that cannot be; then everything is closed
 */
export async function takeUp(
  { logs, vault, keyring, server }: Pick<SessionParts, 'logs' | 'vault' | 'keyring' | 'server'>,
  log: LogState,
  madeHere: { replacements: readonly Replacement[] } | null = null,
): Promise<void> {
  try {
    await logs.advance(log);
    for (const { layer } of await keyring.layers())
      await keyring.use(layer, (keys) => carryOver({ vault, server }, log, keys, madeHere === null));
    const outdated = [
      ...(await outdatedCopies(vault, log)),
      ...(await outdatedHistories(vault, log)),
      ...(await outdatedNotOpened(vault, log)),
    ];
    if (outdated.length > 0) await vault.commit(outdated);
    await refreshLayers({ keyring, server }, log, madeHere?.replacements);
  } catch (error) {
    await keyring.closeAll();
    throw error;
  }
}

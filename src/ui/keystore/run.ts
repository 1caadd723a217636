/** Starts a thread for one keystore, reports its progress, and ends it. */
import { WalletError, type WalletErrorCode } from '../../lib/errors.ts';
import { keystore as t } from '../../locales/en/ui/keystore.ts';
import type { KeystoreNews, KeystoreTask } from './worker.ts';

/**
 * @param onProgress is given the part that is done, 0 to 1
 * @returns the private key in hex, or the text of the file
 * @throws WalletError wrong-credential | bad-input | internal | stopped
 */
export function runKeystore(
  task: KeystoreTask,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const end = (act: () => void) => {
      thread.terminate();
      act();
    };
    const stopped = () => end(() => reject(new WalletError('stopped', t.stopped)));
    signal.addEventListener('abort', stopped, { once: true });
    thread.onerror = () => end(() => reject(new WalletError('internal', t.threadFailed)));
    thread.onmessage = ({ data }: MessageEvent<KeystoreNews>) => {
      if ('done' in data) onProgress(data.done);
      else if ('result' in data) end(() => resolve(data.result));
      else end(() => reject(new WalletError(data.problem.code as WalletErrorCode, data.problem.message)));
    };
    if (signal.aborted) stopped();
    else thread.postMessage(task);
  });
}

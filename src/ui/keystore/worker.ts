/** Runs in a thread of its own: opens and writes keystore files, which takes seconds. One task in its life. */
import { openKeystore, readKeystore, writeKeystore } from '../../ethereum/keystore.ts';
import { fromHex, type Hex, toHex, wipe } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { keystore as t } from '../../locales/en/ui/keystore.ts';

/** What the thread is given. */
export type KeystoreTask =
  | { kind: 'open'; text: string; password: string }
  | { kind: 'write'; privateKey: Hex; password: string };

/** What it says: `result` is the private key in hex, or the text of the file. */
export type KeystoreNews = { done: number } | { result: string } | { problem: { code: string; message: string } };

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<KeystoreTask>) => void) | null;
  postMessage(news: KeystoreNews): void;
};

scope.onmessage = async ({ data }) => {
  let told = 0;
  const progress = (done: number) => {
    if (done < 1 && done - told < 0.01) return;
    told = done;
    scope.postMessage({ done });
  };
  try {
    scope.postMessage({ result: await resultOf(data, progress) });
  } catch (error) {
    const problem = isWalletError(error)
      ? { code: error.code, message: error.message }
      : { code: 'internal', message: t.failed };
    scope.postMessage({ problem });
  }
};

async function resultOf(task: KeystoreTask, progress: (done: number) => void): Promise<string> {
  if (task.kind === 'open') {
    const key = await openKeystore(readKeystore(task.text), task.password, progress);
    try {
      return toHex(key);
    } finally {
      wipe(key);
    }
  }
  const key = fromHex(task.privateKey);
  try {
    return await writeKeystore(key, task.password, progress);
  } finally {
    wipe(key);
  }
}

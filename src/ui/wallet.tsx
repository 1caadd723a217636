/** Gives components the connection: the latest snapshot and a way to send commands. Keeps no state of its own. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useState } from 'preact/hooks';
import { WalletError } from '../lib/errors.ts';
import { connection as t } from '../locales/en/ui/connection.ts';
import type { Snapshot, UnlockedSnapshot } from '../messaging/snapshot.ts';
import type { Command, Connection } from './connection.ts';
import { whileWorking } from './working.ts';

const ConnectionContext = createContext<Connection | null>(null);

/** Its descendants can use the hooks below. */
export function WalletProvider({ connection, children }: { connection: Connection; children: ComponentChildren }) {
  return <ConnectionContext.Provider value={connection}>{children}</ConnectionContext.Provider>;
}

/** The connection of this page. @throws WalletError internal outside a WalletProvider */
function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new WalletError('internal', t.noConnection);
  return connection;
}

/** The latest snapshot; re-renders the component with each new one. `null` before the first one. */
export function useSnapshot(): Snapshot | null {
  const connection = useConnection();
  const [snapshot, setSnapshot] = useState(() => connection.snapshot());
  // At once and not after the first frame, which would keep a snapshot waiting that comes before it.
  useLayoutEffect(() => {
    const update = () => setSnapshot(connection.snapshot());
    update();
    return connection.subscribe(update);
  }, [connection]);
  return snapshot;
}

/** Whether the worker has confirmed what is drawn; before that it is the last picture. */
export function useConfirmed(): boolean {
  const connection = useConnection();
  useSnapshot();
  return connection.isConfirmed();
}

/** The snapshot for pages that are shown only while the wallet is unlocked; `null` for the one render in which it locks. */
export function useUnlocked(): UnlockedSnapshot | null {
  const snapshot = useSnapshot();
  return snapshot?.kind === 'unlocked' ? snapshot : null;
}

/** `command(name, args)`: see Connection. */
export const useCommand = (): Command => useConnection().command;

/** Runs one action at a time and tracks whether it runs and which error message it produced. */
export function useAct(): {
  busy: boolean;
  problem: string | null;
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await whileWorking(act());
      return true;
    } catch (error) {
      setProblem(toSentence(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, clear: () => setProblem(null) };
}

/** The message to show for an error: that of a WalletError, a general sentence for everything else. */
export const toSentence = (error: unknown): string => (error instanceof WalletError ? error.message : t.failed);

/** Hands the connection to components: what the worker last said, and a way to ask it. Keeps no state of its own. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { WalletError } from '../lib/errors.ts';
import type { Snapshot, UnlockedSnapshot } from '../messaging/snapshot.ts';
import type { Command, Connection } from './connection.ts';

const ConnectionContext = createContext<Connection | null>(null);

/** Everything inside can use the hooks below. */
export function WalletProvider({ connection, children }: { connection: Connection; children: ComponentChildren }) {
  return <ConnectionContext.Provider value={connection}>{children}</ConnectionContext.Provider>;
}

/** The connection of this page. @throws WalletError internal outside a WalletProvider */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new WalletError('internal', 'This part of the page has no connection to the wallet.');
  return connection;
}

/** The last snapshot; the component is drawn anew with each one. `null` until the first came. */
export function useSnapshot(): Snapshot | null {
  const connection = useConnection();
  const [snapshot, setSnapshot] = useState(() => connection.snapshot());
  useEffect(() => {
    const update = () => setSnapshot(connection.snapshot());
    update();
    return connection.subscribe(update);
  }, [connection]);
  return snapshot;
}

/** The snapshot inside pages that are drawn only while the wallet is open; `null` in the moment in which it locks. */
export function useUnlocked(): UnlockedSnapshot | null {
  const snapshot = useSnapshot();
  return snapshot?.kind === 'unlocked' ? snapshot : null;
}

/** `command(name, args)`: see Connection. */
export const useCommand = (): Command => useConnection().command;

/** One act of the person at a time: whether it runs, what went wrong (a sentence), and how to start it. */
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
      await act();
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

/** What to show of an error: the sentence of a WalletError, one of our own for everything else. */
export const toSentence = (error: unknown): string =>
  error instanceof WalletError ? error.message : 'Something in the wallet failed. Close this and try once more.';

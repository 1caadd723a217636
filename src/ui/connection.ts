/** The page's end of the port to the worker: keeps the latest snapshot and sends commands. Holds no key and decides nothing. */
import { WalletError, type WalletErrorCode } from '../lib/errors.ts';
import { connection as t } from '../locales/en/ui/connection.ts';
import type { CommandAnswer, CommandArgs, CommandName } from '../messaging/commands.ts';
import { closesAt } from '../messaging/last-picture.ts';
import type { Snapshot } from '../messaging/snapshot.ts';
import type { CommandMessage, UiMessage } from '../messaging/ui-port.ts';

/** One open port, reduced to what a connection needs. */
export interface Wire {
  post(message: CommandMessage): void;
  onMessage(listener: (message: UiMessage) => void): void;
  /** Calls `listener` when the other end closes it. */
  onClose(listener: () => void): void;
  close(): void;
}

export interface ConnectionParts {
  /** Opens a port and wakes the worker. Throws if the extension was updated while the page was open. */
  open(): Wire;
  /** Runs `act` after `milliseconds`. */
  later(milliseconds: number, act: () => void): void;
  /** The last picture of an earlier worker; `null`: none may be drawn. Only a page that looks at it gives it. */
  lastPicture?: Promise<Snapshot | null>;
}

export interface Connection {
  /** The latest snapshot, also while the worker sleeps; `null` before the first one. */
  snapshot(): Snapshot | null;
  /** The worker has sent a snapshot; before that it is the last picture. */
  isConfirmed(): boolean;
  /** Calls `listener` after each new snapshot. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** Sends one command to the worker. @throws WalletError with the worker's code; its message can be shown as it is. */
  command<Name extends CommandName>(name: Name, args: CommandArgs<Name>): Promise<CommandAnswer<Name>>;
}

export type Command = Connection['command'];

/** Idempotent commands: safe to send again after the worker stopped. */
const REPEATABLE: ReadonlySet<CommandName> = new Set<CommandName>([
  'creation-options',
  'draft-recovery-key',
  'confirm-recovery-key',
  'show-recovery-key',
  'check-recovery-key',
  'discard-recovery-key',
  'draft-backup',
  'invite-draft',
  'lock',
  'step-down',
  'set-active',
  'order-characters',
  'export-private-key',
  'save-backup',
  'set-network',
  'refresh-balances',
  'check-networks',
  'change-settings',
  'set-site-accounts',
  'set-site-network',
  'site-of-tab',
  'check-recipient',
  'account-delegation',
  'search-allowances',
  'show-requests',
  'confirm-computer',
  'join-with-credential',
  'agree-computer',
  'end-pairing',
]);

const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 5_000;
/**
 * The worker sends a snapshot over each new port at once. A port that says nothing for so long has met a worker that does not run: after
 * an update the browser can take a connection for a worker that it never starts.
 */
export const LONGEST_SILENCE = 6_000;

interface Waiting {
  message: CommandMessage;
  resolve(answer: unknown): void;
  reject(error: WalletError): void;
}

const interrupted = () => new WalletError('internal', t.interrupted);

/**
 * Connects at once, and reconnects after each disconnect: the browser can stop the worker at any time. It also reconnects if a new port stays silent.
 * Until the first snapshot comes it shows the last picture, if there is one.
 * Idempotent commands without an answer are sent again; every other one rejects with an error that says so.
 */
export function createConnection({ open, later, lastPicture }: ConnectionParts): Connection {
  const listeners = new Set<() => void>();
  const waiting = new Map<number, Waiting>();
  let current: Snapshot | null = null;
  let isConfirmed = false;
  let wire: Wire | null = null;
  let pause = FIRST_PAUSE;
  let lastId = 0;

  function show(snapshot: Snapshot | null) {
    current = snapshot;
    for (const listener of [...listeners]) listener();
  }

  /** It is taken away when what it shows closes by time. */
  function showUnconfirmed(picture: Snapshot | null) {
    if (picture === null || isConfirmed) return;
    show(picture);
    const end = closesAt(picture);
    if (end !== null) later(end - Date.now(), () => !isConfirmed && show(null));
  }

  function receive(message: UiMessage) {
    pause = FIRST_PAUSE;
    if (message.kind === 'snapshot') {
      isConfirmed = true;
      show(message.snapshot);
      return;
    }
    const asked = waiting.get(message.id);
    if (asked === undefined) return;
    waiting.delete(message.id);
    if (message.kind === 'answer') asked.resolve(message.answer);
    else asked.reject(new WalletError(message.error.code as WalletErrorCode, message.error.message));
  }

  function lose(lost: Wire | null) {
    if (lost !== wire) return;
    wire = null;
    for (const [id, asked] of waiting) {
      if (REPEATABLE.has(asked.message.name)) continue;
      waiting.delete(id);
      asked.reject(interrupted());
    }
    later(pause, connect);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function connect() {
    if (wire !== null) return;
    let opened: Wire;
    try {
      opened = open();
    } catch {
      lose(null);
      return;
    }
    wire = opened;
    let silent = true;
    opened.onMessage((message) => {
      silent = false;
      if (opened === wire) receive(message);
    });
    later(LONGEST_SILENCE, () => {
      if (!silent || opened !== wire) return;
      opened.close();
      lose(opened);
    });
    opened.onClose(() => lose(opened));
    for (const { message } of [...waiting.values()]) post(opened, message);
  }

  /** Posting to a port that closed without an event throws; the port then counts as lost. */
  function post(to: Wire, message: CommandMessage) {
    if (to !== wire) return;
    try {
      to.post(message);
    } catch {
      lose(to);
    }
  }

  connect();
  void lastPicture?.then(showUnconfirmed);

  return {
    snapshot: () => current,
    isConfirmed: () => isConfirmed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    command(name, args) {
      lastId += 1;
      const message: CommandMessage = { id: lastId, name, args };
      return new Promise((resolve, reject) => {
        waiting.set(message.id, { message, resolve: resolve as (answer: unknown) => void, reject });
        if (wire === null) connect();
        else post(wire, message);
      });
    },
  };
}

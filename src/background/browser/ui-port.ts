/** Serves the wallet's own pages: snapshots out, commands in. Only pages of this extension are heard. */
import browser, { type Runtime } from 'webextension-polyfill';
import { isWalletError } from '../../lib/errors.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { type CommandError, type CommandMessage, UI_PORT, type UiMessage } from '../../messaging/ui-port.ts';
import type { EarlyPort } from './early-port.ts';
import type { PortSender } from './sender.ts';

/** The part of a port that is used here. */
export type UiPort = Pick<EarlyPort, 'name' | 'sender' | 'postMessage' | 'onMessage' | 'onDisconnect'>;

export interface UiPortParts {
  /** The wallet has opened since the worker started. Whoever wants a snapshot before gets the same one. */
  opened: Promise<unknown>;
  snapshot(): Promise<Snapshot>;
  /** @param whenGone calls its act when the page that asked is gone: at once if it is gone already */
  run(message: CommandMessage, whenGone: (act: () => void) => void): Promise<unknown>;
  /** The popup or the side panel was opened, and has its first snapshot: balances are read again. */
  looked(): Promise<void>;
}

export interface UiPorts {
  /** Accepts a new connection; `false` when it is not from one of our own pages. */
  accept(port: UiPort): boolean;
  /** Sends a new snapshot to every page, once for many changes in a row. */
  changed(): void;
  /** The browser is about to open a page of ours: what it shows is made meanwhile, after the next change, and again after every other one. */
  expect(): void;
  /** Something opens or closes: no snapshot whose taking began before is sent any more. */
  drop(): void;
}

/** A page that is expected comes within this time (ms), and gets no snapshot older than that. */
const COMES_WITHIN = 1_000;

/** Pages that show balances. */
const LOOKS = ['popup.html', 'side.html'];

/** What pages ask by themselves while they open. What it needs is loaded first, so the picture that the person waits for goes before it. */
const AFTER_GREETING = ['refresh-balances', 'site-of-tab'];

/** What a command changes is drawn with its answer: a picture in between would keep a signature waiting. After so long it is drawn all the same (ms). */
const LONGEST_HELD = 30;

const ownOrigin = () => browser.runtime.getURL('').replace(/\/$/, '');

/** Is the sender a page of this extension, and not a content script or a frame of it in a site? */
const isOwnPage = (sender: Runtime.MessageSender | undefined): boolean =>
  sender?.id === browser.runtime.id &&
  // The browser vouches for the origin; the address of a content script is that of its page.
  (sender as PortSender).origin === ownOrigin() &&
  (sender.url?.startsWith(`${ownOrigin()}/`) ?? false);

export function createUiPorts({ opened, snapshot, run, looked }: UiPortParts): UiPorts {
  /** Each open port, with the turn of the snapshot that it was sent last. */
  const ports = new Map<UiPort, number>();
  let scheduled = false;
  /** Commands without an answer. */
  let running = 0;
  let lastTurn = 0;

  /** Raised by every drop. */
  let drops = 0;

  /** A snapshot, and how it reaches a port. `began`: after how many drops. */
  interface Taken {
    began: number;
    send(port: UiPort): void;
  }
  let isOpen = false;
  let first: Promise<Taken> | null = null;

  function take(): Promise<Taken> {
    if (isOpen) return takeNow();
    first ??= opened.then(() => {
      isOpen = true;
      return takeNow();
    });
    return first;
  }

  /** Takes a snapshot now, and says how it reaches a port: not after a newer one. A slow picture of an open wallet must not follow that of a locked one. */
  async function takeNow(): Promise<Taken> {
    lastTurn += 1;
    const [turn, began] = [lastTurn, drops];
    const message: UiMessage = { kind: 'snapshot', snapshot: await snapshot() };
    return {
      began,
      send(port) {
        if ((ports.get(port) ?? turn) > turn) return;
        if (ports.has(port)) ports.set(port, turn);
        post(port, message);
      },
    };
  }

  /** Sends it to these ports, or a new one if something has opened or closed since its taking began. Nothing is awaited between that look and the sending. */
  async function deliver(taking: Promise<Taken>, to: () => Iterable<UiPort>): Promise<void> {
    let taken = await taking;
    while (taken.began !== drops) taken = await take();
    for (const port of to()) taken.send(port);
  }

  let expectedUntil = 0;
  /** For the page that is expected. */
  let ahead: { taking: Promise<Taken>; until: number } | null = null;

  async function sendAll() {
    scheduled = false;
    const now = Date.now();
    if (ports.size === 0 && now > expectedUntil) return;
    const taking = take();
    ahead = now > expectedUntil ? null : { taking, until: now + COMES_WITHIN };
    await deliver(taking, () => ports.keys());
  }

  /** The one that was made for a page that was expected, once, if nothing has happened since. */
  function takeAhead(): Promise<Taken> | null {
    const made = ahead;
    ahead = null;
    // Where none could be made, the page gets one of its own.
    return made !== null && running === 0 && Date.now() <= made.until ? made.taking.catch(take) : null;
  }

  function changed() {
    ahead = null;
    if (scheduled) return;
    scheduled = true;
    // An answer may have sent it meanwhile.
    const send = () => scheduled && void sendAll().catch(console.error);
    if (running === 0) queueMicrotask(send);
    else setTimeout(send, LONGEST_HELD);
  }

  const whenGone = (port: UiPort) => (act: () => void) =>
    ports.has(port) ? port.onDisconnect.addListener(act) : act();

  async function answer(port: UiPort, message: CommandMessage) {
    running += 1;
    ahead = null;
    try {
      const answered = await run(message, whenGone(port)).finally(() => {
        running -= 1;
      });
      // The snapshot goes first, to every page: one that gets an answer has drawn its effect already.
      await sendAll();
      post(port, { kind: 'answer', id: message.id, answer: answered });
    } catch (error) {
      post(port, { kind: 'error', id: message.id, error: toCommandError(error) });
      changed();
    }
  }

  return {
    changed,
    expect() {
      expectedUntil = Date.now() + COMES_WITHIN;
      // What was made for a page before says nothing of what this one opens for: it would close at once.
      ahead = null;
    },
    drop() {
      drops += 1;
      ahead = null;
    },
    accept(port) {
      if (port.name !== UI_PORT || !isOwnPage(port.sender)) return false;
      ports.set(port, 0);
      port.onDisconnect.addListener(() => ports.delete(port));
      const greeted = deliver(takeAhead() ?? take(), () => [port]).catch(console.error);
      port.onMessage.addListener((message: unknown) => {
        const command = message as CommandMessage;
        if (AFTER_GREETING.includes(command.name)) void greeted.then(() => answer(port, command));
        else void answer(port, command);
      });
      if (LOOKS.some((page) => port.sender?.url?.startsWith(`${ownOrigin()}/${page}`)))
        void greeted.then(looked).catch(console.error);
      return true;
    },
  };
}

function post(port: UiPort, message: UiMessage) {
  try {
    port.postMessage(message);
  } catch {
    // The page went away meanwhile; its disconnect event removes it.
  }
}

/** An error as a page shows it. An unexpected one says only that it was unexpected: its text may hold anything. */
function toCommandError(error: unknown): CommandError {
  if (isWalletError(error)) return { code: error.code, message: error.message };
  console.error(error);
  return { code: 'internal', message: t.unexpected };
}

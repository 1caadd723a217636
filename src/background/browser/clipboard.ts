/**
 * Copies a secret and clears the clipboard after a minute, if it still holds it. The worker has no clipboard: a page that nobody sees
 * (clipboard.html) does the work and is closed again. An alarm brings the worker back, whatever was closed meanwhile.
 */
import browser from 'webextension-polyfill';
import { bareHex, concatBytes, fromHex, randomBytes, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';
import { CLEARED_KEY, type ClipboardMessage } from '../../messaging/clipboard.ts';
import { createMemory } from './memory.ts';

const CLEAR_CLIPBOARD_ALARM = 'clear-clipboard';
const CLEARED_AFTER_MINUTES = 1;
const PAGE = 'clipboard.html';

declare const chrome: {
  offscreen: {
    createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
};

/** What was copied last, as a salted hash: `storage.session` holds no copy of the secret. */
interface Copied {
  salt: string;
  hash: string;
}

const copied = createMemory<Copied>('copied');
const cleared = createMemory<number>(CLEARED_KEY);
let turn: Promise<unknown> = Promise.resolve();

/** One after the other: there is only one such page. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = turn.then(work);
  turn = done.catch(() => undefined);
  return done;
}

async function ask(message: ClipboardMessage): Promise<boolean> {
  const open = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT' as 'TAB'] });
  if (open.length === 0)
    await chrome.offscreen.createDocument({
      url: PAGE,
      reasons: ['CLIPBOARD'],
      justification: 'Copies a password or a code that the person asked for, and clears the clipboard afterwards.',
    });
  try {
    return (await browser.runtime.sendMessage(message)) === true;
  } finally {
    await chrome.offscreen.closeDocument().catch(() => undefined);
  }
}

async function hashOf(salt: string, text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', concatBytes(fromHex(salt), utf8(text)) as BufferSource);
  return bareHex(new Uint8Array(digest));
}

/** @throws WalletError refused: the browser did not copy */
export const copyForAMinute = (text: string): Promise<void> =>
  inTurn(async () => {
    const salt = bareHex(randomBytes(16));
    // Before it is copied: whatever is stopped now, the clipboard is cleared.
    await copied.save({ salt, hash: await hashOf(salt, text) });
    await browser.alarms.create(CLEAR_CLIPBOARD_ALARM, { delayInMinutes: CLEARED_AFTER_MINUTES });
    if (!(await ask({ kind: 'clipboard', act: 'copy', text }))) throw new WalletError('refused', t.notCopied);
  });

/** On the alarm: clears the clipboard if it still holds what was copied last. `false`: another alarm. */
export function clearOnAlarm(name: string): boolean {
  if (name !== CLEAR_CLIPBOARD_ALARM) return false;
  void inTurn(async () => {
    const last = await copied.load();
    if (last === null) return;
    const isCleared = await ask({ kind: 'clipboard', act: 'clear', ...last });
    await copied.save(null);
    if (isCleared) await cleared.save(Date.now());
  }).catch(() => undefined);
  return true;
}

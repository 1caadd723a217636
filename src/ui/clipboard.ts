/** Entry of clipboard.html, a page that nobody sees: copies a text for the worker, and clears the clipboard if it still holds it. */
import browser, { type Runtime } from 'webextension-polyfill';
import { bareHex, concatBytes, fromHex, utf8 } from '../lib/bytes.ts';
import type { ClipboardMessage } from '../messaging/clipboard.ts';

const area = document.getElementById('text') as HTMLTextAreaElement;

/** The page has no focus, so `navigator.clipboard` refuses: only these commands work here. */
function write(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { once: true });
  // Something must be selected, or no event comes.
  area.value = ' ';
  area.select();
  const done = document.execCommand('copy');
  document.removeEventListener('copy', put);
  area.value = '';
  return done;
}

/** `null`: it cannot be read. */
function read(): string | null {
  area.value = '';
  area.focus();
  const done = document.execCommand('paste');
  const text = area.value;
  area.value = '';
  return done ? text : null;
}

async function clear(salt: string, hash: string): Promise<boolean> {
  const text = read();
  if (text !== null) {
    const digest = await crypto.subtle.digest('SHA-256', concatBytes(fromHex(salt), utf8(text)) as BufferSource);
    // The person has copied something else since.
    if (bareHex(new Uint8Array(digest)) !== hash) return false;
  }
  return write('');
}

/** Only the worker: a content script has a tab, and the address of its page. */
const isWorker = (sender: Runtime.MessageSender): boolean =>
  sender.id === browser.runtime.id &&
  sender.tab === undefined &&
  (sender.url ?? '').startsWith(browser.runtime.getURL(''));

const hear: Runtime.OnMessageListenerCallback = (message, sender, answer) => {
  const asked = message as ClipboardMessage;
  // Nothing is said to anybody else.
  if (!isWorker(sender) || asked.kind !== 'clipboard') return undefined as never;
  const act = async () => (asked.act === 'copy' ? write(asked.text) : clear(asked.salt, asked.hash));
  void act()
    .catch(() => false)
    .then(answer);
  return true;
};
browser.runtime.onMessage.addListener(hear);

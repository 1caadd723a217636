/** What is typed between the shortcut of the search and its field, whose code loads when it is first opened: kept, and put into the field. */
import { useLayoutEffect } from 'preact/hooks';

interface Collecting {
  text: string;
  stop: () => void;
}

let collecting: Collecting | null = null;

/** What a key makes of the text; `null`: it types nothing, and is not kept from the page. */
export function typedAfter(
  text: string,
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Backspace') return [...text].slice(0, -1).join('');
  // It would press what has the focus now.
  if (key === 'Enter') return text;
  return [...key].length === 1 ? text + key : null;
}

function collect(onCancel: () => void): () => void {
  const own: Collecting = {
    text: '',
    stop() {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', own.stop, true);
      if (collecting === own) collecting = null;
    },
  };
  function onKey(event: KeyboardEvent) {
    // The field is there.
    if (document.querySelector('dialog[open]') !== null) return own.stop();
    const next = typedAfter(own.text, event);
    if (next === null && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== null) own.text = next;
    else {
      own.stop();
      onCancel();
    }
  }
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', own.stop, true);
  collecting = own;
  return own.stop;
}

/** Keeps what is typed while the search is on its way. `onCancel`: Escape ends it. */
export function useTypedMeanwhile(isOpen: boolean, onCancel: () => void): void {
  useLayoutEffect(() => (isOpen ? collect(onCancel) : undefined), [isOpen]);
}

/** For the field, which takes over. */
export function takeTyped(): string {
  const text = collecting?.text ?? '';
  collecting?.stop();
  return text;
}

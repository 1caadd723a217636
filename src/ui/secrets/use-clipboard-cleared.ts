/** Says that the wallet has cleared the clipboard, on a page that is open when it happens. */
import { useEffect } from 'preact/hooks';
import browser, { type Storage } from 'webextension-polyfill';
import { secrets as t } from '../../locales/en/ui/secrets.ts';
import { CLEARED_KEY } from '../../messaging/clipboard.ts';
import { useToast } from '../components/toast.tsx';

export function useClipboardCleared(): void {
  const say = useToast();
  useEffect(() => {
    const heard = (changes: Record<string, Storage.StorageChange>, area: string) => {
      if (area === 'session' && changes[CLEARED_KEY]?.newValue !== undefined) say(t.clipboardCleared);
    };
    browser.storage.onChanged.addListener(heard);
    return () => browser.storage.onChanged.removeListener(heard);
  }, [say]);
}

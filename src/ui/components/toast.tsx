/**
 * A short message at the foot of the page: *Address copied*, *USDC hidden* with *Undo*. Disappears by itself, but one with *Undo* stays until
 * it is used, closed or replaced, or another page opens. Never the only place that reports a failure.
 */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { components as t } from '../../locales/en/ui/components.ts';
import { useUndoKey } from '../search/use-undo-key.ts';
import { toSentence } from '../wallet.tsx';
import { Check, Icon, X } from './icon.tsx';

/** A longer text stays longer. In ms, and for each character. */
const SHOWN_AT_LEAST = 2_600;
const SHOWN_PER_CHARACTER = 70;

/** Takes an act back, so that all is exactly as before; `null`: nothing does. */
export type Undo = (() => Promise<unknown>) | null;

/** @param gone when the message is gone, however that came */
type Say = (text: string, undo?: Undo, gone?: () => unknown) => void;

const ToastContext = createContext<Say>(() => {});

/** Returns `say`, which shows a toast. For components inside a ToastProvider. */
export const useToast = (): Say => useContext(ToastContext);

interface Toast {
  text: string;
  at: number;
  undo: Undo;
  gone: (() => unknown) | undefined;
}

export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const say = useCallback<Say>((text, undo = null, gone) => setToast({ text, at: Date.now(), undo, gone }), []);
  const close = useCallback(() => setToast(null), []);
  useEffect(() => {
    if (toast === null) return;
    if (toast.undo === null) {
      const timer = setTimeout(close, Math.max(SHOWN_AT_LEAST, toast.text.length * SHOWN_PER_CHARACTER));
      return () => clearTimeout(timer);
    }
    window.addEventListener('hashchange', close);
    return () => {
      window.removeEventListener('hashchange', close);
      toast.gone?.();
    };
  }, [toast, close]);

  async function undo(act: () => Promise<unknown>): Promise<void> {
    // Its button goes: the focus stays where it was.
    if (place.current?.contains(document.activeElement) === true) place.current.focus();
    close();
    try {
      await act();
      say(t.undone);
    } catch (error) {
      say(toSentence(error));
    }
  }
  const offered = toast?.undo ?? null;
  useUndoKey(offered === null ? null : () => void undo(offered));
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toast-place" role="status" tabIndex={-1} ref={place}>
        {toast !== null && (
          <span class={offered === null ? 'toast' : 'toast can-undo'} key={toast.at} data-testid="toast">
            <Icon node={Check} size={17} />
            <span class="grow">{toast.text}</span>
            {offered !== null && (
              <>
                <button type="button" class="undo" data-testid="undo" onClick={() => void undo(offered)}>
                  {t.undo}
                </button>
                <button type="button" aria-label={t.closeMessage} onClick={close}>
                  <Icon node={X} size={16} />
                </button>
              </>
            )}
          </span>
        )}
      </div>
    </ToastContext.Provider>
  );
}

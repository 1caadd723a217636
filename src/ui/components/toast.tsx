/** A short message at the foot of the page that disappears by itself: *Address copied*. Never the only place that reports a failure. */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { Check, Icon } from './icon.tsx';

/** A longer text stays longer. In ms, and for each character. */
const SHOWN_AT_LEAST = 2_600;
const SHOWN_PER_CHARACTER = 70;

const ToastContext = createContext<(text: string) => void>(() => {});

/** Returns `say`, which shows a toast. For components inside a ToastProvider. */
export const useToast = (): ((text: string) => void) => useContext(ToastContext);

export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<{ text: string; at: number } | null>(null);
  const say = useCallback((text: string) => setToast({ text, at: Date.now() }), []);
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => setToast(null), Math.max(SHOWN_AT_LEAST, toast.text.length * SHOWN_PER_CHARACTER));
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toast-place" role="status">
        {toast !== null && (
          <span class="toast" key={toast.at}>
            <Icon node={Check} size={17} />
            {toast.text}
          </span>
        )}
      </div>
    </ToastContext.Provider>
  );
}

/**
 * A short message at the foot of the page: *Address copied*, *USDC hidden* with *Undo*. Disappears by itself, but one with *Undo* stays until
 * it is used, closed or replaced, or another page opens. A failure stays until it is closed or replaced; where the act has a place of its own, such
 * as a form, it is said there instead.
 */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isWalletError } from '../../lib/errors.ts';
import { components as t } from '../../locales/en/ui/components.ts';
import { useUndoKey } from '../search/use-undo-key.ts';
import { toSentence } from '../wallet.tsx';
import { whileWorking } from '../working.ts';
import { Check, Icon, TriangleAlert, X } from './icon.tsx';

/** A longer text stays longer. In ms, and for each character. */
const SHOWN_AT_LEAST = 2_600;
const SHOWN_PER_CHARACTER = 70;

/**
 * Takes an act back, so that all is exactly as before; `null`: nothing does.
 * @param instead says what is to be shown in place of *Undone*
 */
export type Undo = ((instead: (text: string | null) => void) => Promise<unknown>) | null;

/** @param gone when the message is gone, however that came @param failed it says what failed, and stays until it is closed */
type Say = (text: string, undo?: Undo, gone?: () => unknown, failed?: boolean) => void;

const ToastContext = createContext<Say>(() => {});

/** Returns `say`, which shows a toast. For components inside a ToastProvider. */
export const useToast = (): Say => useContext(ToastContext);

/**
 * Runs an act that has no place for its error, as one of a menu or a shortcut. While it runs, the page shows that it works; if it fails, a toast
 * says so. Resolves to whether it succeeded. For components inside a ToastProvider.
 */
export function useRun(): (act: () => Promise<unknown>) => Promise<boolean> {
  const say = useToast();
  return async (act) => {
    try {
      await whileWorking(act());
      return true;
    } catch (error) {
      say(toSentence(error), null, undefined, true);
      return false;
    }
  };
}

/** The same object for as long as it is offered, also by another text. */
interface Offer {
  act: NonNullable<Undo>;
  gone: (() => unknown) | undefined;
}

interface Toast {
  text: string;
  at: number;
  offer: Offer | null;
  failed: boolean;
}

/** Another try would fail as well. */
const FINAL = ['exists', 'refused', 'not-found'];

export function ToastProvider({ children }: { children: ComponentChildren }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const [running, setRunning] = useState<Offer | null>(null);
  const show = (text: string, offer: Offer | null, failed = false) => setToast({ text, at: Date.now(), offer, failed });
  const say = useCallback<Say>((text, act = null, gone, failed) => show(text, act && { act, gone }, failed), []);
  const close = useCallback(() => setToast(null), []);
  const offer = toast?.offer ?? null;
  useEffect(() => {
    if (toast === null || toast.offer !== null || toast.failed) return;
    const timer = setTimeout(close, Math.max(SHOWN_AT_LEAST, toast.text.length * SHOWN_PER_CHARACTER));
    return () => clearTimeout(timer);
  }, [toast, close]);
  const latest = useRef(offer);
  // From when the offer can be seen, and not only after the next frame.
  useLayoutEffect(() => {
    latest.current = offer;
    if (offer === null) return;
    window.addEventListener('hashchange', close);
    return () => {
      window.removeEventListener('hashchange', close);
      offer.gone?.();
    };
  }, [offer, close]);

  async function undo(used: Offer): Promise<void> {
    // Its button goes: the focus stays where it was.
    if (place.current?.contains(document.activeElement) === true) place.current.focus();
    setRunning(used);
    try {
      let text: string | null = null;
      await used.act((said) => {
        text = said;
      });
      show(text ?? t.undone, null);
    } catch (error) {
      const isOver = latest.current !== used || (isWalletError(error) && FINAL.includes(error.code));
      show(toSentence(error), isOver ? null : used, true);
    }
    setRunning(null);
  }
  const offered = offer === running ? null : offer;
  useUndoKey(offered === null ? null : () => void undo(offered));
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toast-place" role="status" tabIndex={-1} ref={place}>
        {toast !== null && (
          <span class={offer === null && !toast.failed ? 'toast' : 'toast stays'} key={toast.at} data-testid="toast">
            <Icon node={toast.failed ? TriangleAlert : Check} size={17} />
            <span class="grow">{toast.text}</span>
            {offered !== null && (
              <button type="button" class="undo" data-testid="undo" onClick={() => void undo(offered)}>
                {t.undo}
              </button>
            )}
            {(offered !== null || toast.failed) && (
              <button type="button" aria-label={t.closeMessage} onClick={close}>
                <Icon node={X} size={16} />
              </button>
            )}
          </span>
        )}
      </div>
    </ToastContext.Provider>
  );
}

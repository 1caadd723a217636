/** Says that something was removed or ended, with *Undo*. When the message goes, or the page, the worker keeps nothing of it any more. */
import { useCommand } from '../wallet.tsx';
import { useToast } from './toast.tsx';

/** @param removal as the command answered; `null`: nothing brings it back @param undone when it is back */
export function useSayRemoved(): (text: string, removal: string | null, undone?: () => void) => void {
  const command = useCommand();
  const say = useToast();
  return (text, removal, undone) => {
    if (removal === null) return say(text);
    const forget = () => {
      window.removeEventListener('pagehide', forget);
      void command('forget-removal', { removal }).catch(() => undefined);
    };
    window.addEventListener('pagehide', forget);
    const undo = async (instead: (text: string | null) => void): Promise<void> => {
      instead(await command('undo-removal', { removal }));
      undone?.();
    };
    say(text, undo, forget);
  };
}

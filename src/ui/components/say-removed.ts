/** Says that something was removed or ended, with *Undo*. When the message goes, or the page, the worker keeps nothing of it any more. */
import { useCommand } from '../wallet.tsx';
import { useToast } from './toast.tsx';

/** @param removal as the command answered; `null`: nothing brings it back */
export function useSayRemoved(): (text: string, removal: string | null) => void {
  const command = useCommand();
  const say = useToast();
  return (text, removal) => {
    if (removal === null) return say(text);
    const forget = () => {
      window.removeEventListener('pagehide', forget);
      void command('forget-removal', { removal }).catch(() => undefined);
    };
    window.addEventListener('pagehide', forget);
    say(text, async (instead) => instead(await command('undo-removal', { removal })), forget);
  };
}

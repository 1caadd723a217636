/** Asks the browser once, when the page opens, whether this computer can store a passkey itself. */
import { useEffect, useState } from 'preact/hooks';
import { canHoldPasskey } from './ceremony.ts';

/** How long to wait for the browser's answer (ms). After that the usual order is used, and a later answer is ignored. */
const PATIENCE = 1500;

/** `null` until the answer is known; it never changes after that, so that choices do not move while the user taps. */
export function usePasskeyHere(): boolean | null {
  const [holds, setHolds] = useState<boolean | null>(null);
  useEffect(() => {
    const settle = (answer: boolean) => setHolds((before) => before ?? answer);
    canHoldPasskey().then(settle);
    const timer = setTimeout(() => settle(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return holds;
}

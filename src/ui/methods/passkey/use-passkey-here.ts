/** Asks the browser once, when the page opens, whether this computer can hold a passkey itself. Shows nothing. */
import { useEffect, useState } from 'preact/hooks';
import { canHoldPasskey } from './ceremony.ts';

/** How long a browser may think about it (ms). After that the usual order stands, and an answer no longer moves anything. */
const PATIENCE = 1500;

/** `null` until it is known. It never changes after that: choices must not move under a finger. */
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
